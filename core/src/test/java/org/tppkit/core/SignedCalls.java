package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.signing.SignatureProfile;

/** A client of two banks, whose every read of accounts is a signed request to a real server. */
final class SignedCalls implements AutoCloseable {
    private static final SignatureProfile PROFILE =
            SignatureProfile.builder().addHeaders("(request-target)").build();
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final TlsBank bank = new TlsBank();
    private final TlsBank second = new TlsBank();
    private final TppClient client;
    private final Consent consent;
    private volatile boolean elsewhere;

    SignedCalls(TppIdentity identity) {
        this(identity, Settings.standard());
    }

    SignedCalls(TppIdentity identity, Settings settings) {
        try {
            client = builder(identity, settings).build();
        } catch (RuntimeException e) {
            bank.close();
            second.close();
            throw e;
        }
        consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user");
    }

    private TppClient.Builder builder(TppIdentity identity, Settings settings) {
        FakeProvider provider = new FakeProvider(
                "fake",
                List.of(FakeProvider.first(), TppClientBuilderTest.second()),
                (version, context) -> adapter(context));
        return Tpp.builder(provider)
                .identity(identity)
                .settings(settings)
                .application(Application.of(FakeProvider.SECOND, "client-of-second", Tpp.REDIRECT))
                .endpoints(FakeProvider.FIRST, BankEndpoints.of(bank.address()))
                .endpoints(FakeProvider.SECOND, BankEndpoints.of(second.address()));
    }

    private BankAdapter adapter(AdapterContext context) {
        FakeAdapter adapter = new FakeAdapter();
        adapter.accounts = call -> accounts(context, call);
        return adapter;
    }

    private Page<Account> accounts(AdapterContext context, BankCall call) {
        URI api = elsewhere
                ? URI.create("https://elsewhere.example")
                : context.endpoints().api();
        BankRequest request = BankRequest.get(api.resolve("/accounts?request=" + call.newRequestId()))
                .build();
        try (BankResponse response = call.send(context.messageSigner().sign(request, PROFILE))) {
            assertThat(response.status()).isEqualTo(200);
            return Page.last(PagingEnd.NO_CONTENT, List.of());
        }
    }

    TppClient client() {
        return client;
    }

    TlsBank bank() {
        return bank;
    }

    /** One signed request. */
    void call() {
        client.bank(FakeProvider.FIRST).accounts(consent, Tpp.CUSTOMER).list();
    }

    /** One signed request, as an adapter with a slip would send it. */
    void callElsewhere() {
        elsewhere = true;
        call();
    }

    /** The other bank. */
    TlsBank second() {
        return second;
    }

    /** One signed request to the other bank. */
    void callSecond() {
        Bank other = client.bank(FakeProvider.SECOND);
        other.accounts(Tpp.consent(other, "user"), Tpp.CUSTOMER).list();
    }

    void assertLastIsSignedBy(X509Certificate certificate) throws Exception {
        assertSignedBy(bank.last(), certificate);
    }

    static void assertSignedBy(TlsBank.Visit visit, X509Certificate certificate) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate);
        verifier.update(("(request-target): get " + visit.path()).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getDecoder().decode(parameter(visit, "signature"))))
                .as("the signature verifies against %s", certificate.getSubjectX500Principal())
                .isTrue();
    }

    static String parameter(TlsBank.Visit visit, String name) {
        Matcher parameters = PARAMETER.matcher(visit.signature());
        while (parameters.find()) {
            if (parameters.group(1).equals(name)) {
                return parameters.group(2);
            }
        }
        throw new AssertionError("no parameter " + name);
    }

    @Override
    public void close() {
        client.close(Duration.ofSeconds(20));
        bank.close();
        second.close();
    }
}
