package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.proxy.SigningProxy;
import org.tppkit.testkit.proxy.TokenSource;

/**
 * A verifier that knows neither TLS nor signatures nor tokens, as any Pact implementation in any language: what it sends in
 * clear to the kit's proxy arrives complete and signed. States write the token to a file that the proxy reads.
 */
@Provider("arkea-stet-1.4.2")
@PactFolder("pacts")
@PactFilter({States.CASH_ACCOUNT, States.MAY_PAY, States.WILL_REFUSE})
@VerificationReports("slf4j")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThroughTheProxyPactTest {
    private final SimulatorStates states = new SimulatorStates(Stet.V1_4_2);

    private SigningProxy proxy;

    @BeforeAll
    void startProxy(@TempDir Path folder) {
        states.tellingTokensTo(token -> Files.writeString(folder.resolve("token"), token));
        proxy = SigningProxy.builder()
                .target(states.bank().apiUri())
                .pages(states.bank().authorizationUri())
                .identity(TestPki.shared().tpp())
                .keyId(Contract.KEY_ID)
                .trust(states.bank().caCertificate())
                .token(TokenSource.file(folder.resolve("token")))
                .start();
    }

    @AfterAll
    void closeAll() throws IOException {
        proxy.close();
        states.close();
    }

    @BeforeEach
    void aim(PactVerificationContext context) {
        states.reset();
        context.setTarget(new HttpTestTarget("127.0.0.1", proxy.uri().getPort()));
        context.addStateChangeHandlers(states);
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void aPlainVerifierFindsThePactKept(PactVerificationContext context) {
        Verified.verify(context);
    }
}
