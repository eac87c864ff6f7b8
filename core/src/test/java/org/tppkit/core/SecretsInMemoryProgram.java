package org.tppkit.core;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;

/** A third party's process in short: start, one customer, one signature, end; with a dump of its heap before and after. */
final class SecretsInMemoryProgram {
    private SecretsInMemoryProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path dumps = Path.of(arguments[4]);
        run(arguments, dumps);
        dump(dumps.resolve("afterwards.hprof"));
    }

    private static void run(String[] arguments, Path dumps) throws Exception {
        FakeAdapter adapter = new FakeAdapter();
        adapter.exchange = call -> TokenGrant.builder()
                .accessToken(new AccessToken(SecretsInMemoryTest.backwards(arguments[3])))
                .expiresIn(adapter.tokenLife)
                .build();
        FakeProvider provider = FakeProvider.of(adapter);
        char[] password = SecretsInMemoryTest.backwards(arguments[2]).toCharArray();
        TppIdentity identity = TppIdentity.pkcs12(Path.of(arguments[0]), password, Tpp.KEY_ID);
        Arrays.fill(password, ' ');
        try (TppClient client = TppClient.builder()
                .environment(Environment.PRODUCTION)
                .identity(identity)
                .application(Tpp.application(FakeProvider.FIRST))
                .trustedCertificates(List.of(certificate(Path.of(arguments[1]))))
                .tokenStore(TokenStores.inMemory())
                .classLoader(Tpp.NO_SERVICES)
                .adapters(provider)
                .build()) {
            Tpp.consent(client.bank(FakeProvider.FIRST), "user");
            provider.contexts().get(0).signer().sign(SignatureAlgorithm.RSA_SHA256, new byte[] {1});
            dump(dumps.resolve("in-use.hprof"));
        }
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** What can be reached, and nothing else: the JDK wipes passwords of its own only some time after a collection. */
    private static void dump(Path file) throws Exception {
        for (int i = 0; i < 4; i++) {
            System.gc();
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
    }
}
