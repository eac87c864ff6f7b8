package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.IHttpClientFactory;
import au.com.dius.pact.provider.junit5.HttpsTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.fake.FakeMessageSigner;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/**
 * The simulator against a committed pact, over mutual TLS: each request goes out with a request id, a date, a digest and a
 * signature of its own, and with the token that its state brought.
 */
@VerificationReports("slf4j")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulatorVerification {
    private static final SignatureProfile PROFILE = SignatureProfile.builder()
            .addHeaders("(request-target)", "x-request-id", "digest")
            .addHeadersIfPresent("psu-ip-address")
            .build();

    private final SimulatorStates states;
    private final FakeMessageSigner signer;
    private CloseableHttpClient client;

    SimulatorVerification(Stet stet) {
        this.states = new SimulatorStates(stet);
        KeyAndChain seal = TestPki.shared().tpp().qsealc();
        this.signer = FakeMessageSigner.of(FakeSigner.of(seal.key(), seal.chain()), Contract.KEY_ID);
    }

    @BeforeAll
    void openClient() {
        client = HttpClients.custom()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(TlsContexts.client(
                                TestPki.shared().tpp().qwac(), states.bank().caCertificate())))
                        .build())
                .build();
    }

    @AfterAll
    void closeAll() throws IOException {
        client.close();
        states.close();
    }

    @BeforeEach
    void aim(PactVerificationContext context) {
        states.reset();
        String path = context.getInteraction()
                .asSynchronousRequestResponse()
                .getRequest()
                .getPath();
        URI server = path.equals("/authorize")
                ? states.bank().authorizationUri()
                : states.bank().apiUri();
        IHttpClientFactory factory = provider -> client;
        context.setTarget(new HttpsTestTarget(server.getHost(), server.getPort(), "/", false, () -> factory));
        context.addStateChangeHandlers(states);
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void theSimulatorAnswersAsThePactSays(PactVerificationContext context, HttpRequest request) throws Exception {
        complete(request);
        Verified.verify(context);
    }

    private void complete(HttpRequest request) throws Exception {
        request.setHeader("X-Request-ID", UUID.randomUUID().toString());
        request.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(ZonedDateTime.now(ZoneOffset.UTC)));
        if (request.containsHeader("Authorization")) {
            request.setHeader("Authorization", "Bearer " + states.token());
        }
        if (request.containsHeader("Signature")) {
            sign(request);
        }
    }

    private void sign(HttpRequest request) throws Exception {
        URI uri = URI.create("https://localhost" + request.getRequestUri());
        BankRequest.Builder copy = BankRequest.of(request.getMethod(), uri);
        if (request instanceof ClassicHttpRequest withBody && withBody.getEntity() != null) {
            copy.body(EntityUtils.toByteArray(withBody.getEntity()));
        }
        for (String name : new String[] {"X-Request-ID", "PSU-IP-Address"}) {
            Header header = request.getFirstHeader(name);
            if (header != null) {
                copy.header(name, header.getValue());
            }
        }
        BankRequest signed = signer.sign(copy.build(), PROFILE);
        request.setHeader("Digest", signed.header("Digest").orElseThrow());
        request.setHeader("Signature", signed.header("Signature").orElseThrow());
    }
}
