package org.tppkit.core;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;

/** A third party's process in short: start, one customer, one signature, end; with a dump of its heap before and after. */
final class SecretsInMemoryProgram {
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");

    private SecretsInMemoryProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path dumps = Path.of(arguments[4]);
        run(arguments, dumps);
        PrivateKey another = anotherKey();
        for (int i = 0; i < 5; i++) {
            collect();
            sign(another);
        }
        dump(dumps.resolve("afterwards.hprof"));
    }

    private static void run(String[] arguments, Path dumps) throws Exception {
        FakeAdapter adapter = new FakeAdapter();
        adapter.exchange = call -> TokenGrant.builder()
                .accessToken(new AccessToken(backwards(arguments[3])))
                .expiresIn(adapter.tokenLife)
                .build();
        FakeProvider provider = FakeProvider.of(adapter);
        char[] password = backwards(arguments[2]).toCharArray();
        TppIdentity identity =
                TppIdentity.pkcs12(Path.of(arguments[0]), password, URI.create("https://tpp.example/qsealc.pem"));
        Arrays.fill(password, ' ');
        try (TppClient client = TppClient.builder()
                .environment(Environment.PRODUCTION)
                .identity(identity)
                .application(Application.of(FakeProvider.FIRST, "client", REDIRECT))
                .trustedCertificates(List.of(certificate(Path.of(arguments[1]))))
                .tokenStore(TokenStores.inMemory())
                .classLoader(new ClassLoader(null) {})
                .adapters(provider)
                .build()) {
            Consents consents = client.bank(FakeProvider.FIRST).consents();
            PendingConsent pending =
                    consents.begin(ConsentRequest.accountInformation("user"), PsuContext.present("203.0.113.7"));
            String state = pending.redirect().getQuery().replace("state=", "");
            consents.complete(pending, Callback.parse(REDIRECT + "?code=c-1&state=" + state));
            provider.contexts().get(0).signer().sign(SignatureAlgorithm.RSA_SHA256, new byte[] {1});
            dump(dumps.resolve("in-use.hprof"));
        }
    }

    private static PrivateKey anotherKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair().getPrivate();
    }

    /**
     * The JDK remembers for each RSA key what blinds it. It forgets that at the next signature after a collection, once the
     * collector's own thread has told of the key's end.
     */
    private static void sign(PrivateKey key) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.sign();
    }

    private static void collect() throws InterruptedException {
        System.gc();
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }

    /** Secrets are told backwards, so that what was told is not what is looked for. */
    static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** What can be reached, and nothing else: the JDK wipes passwords of its own only some time after a collection. */
    private static void dump(Path file) throws Exception {
        for (int i = 0; i < 4; i++) {
            collect();
        }
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
    }
}
