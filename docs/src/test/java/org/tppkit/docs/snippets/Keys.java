package org.tppkit.docs.snippets;

import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.tppkit.core.Doctor;
import org.tppkit.core.DoctorReport;
import org.tppkit.core.KeySource;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.docs.RemoteSigner;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.signing.Signer;

/** The lines of the pages about keys; run by KeysTest. */
final class Keys {
    private Keys() {}

    static TppIdentity onePkcs12File(Path folder, char[] password) {
        TppIdentity identity =
                TppIdentity.pkcs12(folder.resolve("tpp.p12"), password, URI.create("https://tpp.example/qsealc.pem"));
        return identity;
    }

    static TppIdentity pemFiles(Path folder, char[] password) {
        TppIdentity identity = TppIdentity.of(
                KeySource.pem(folder.resolve("qwac.key"), folder.resolve("qwac.pem"), folder.resolve("authority.pem")),
                KeySource.pem(List.of(folder.resolve("qsealc.pem")), password),
                URI.create("https://tpp.example/qsealc.pem"));
        return identity;
    }

    static List<KeySource> keyStores(KeyStore keyStore, Callable<KeyStore> ourStore, char[] keyPassword) {
        KeySource loaded = KeySource.keyStore(keyStore, keyPassword, "seal"); // a java.security.KeyStore
        KeySource opened = KeySource.keyStore(ourStore, keyPassword, "seal"); // one that can be opened again
        return List.of(loaded, opened);
    }

    static TppIdentity faster(Path file, char[] password, URI url, Provider provider) {
        // AmazonCorrettoCryptoProvider.INSTANCE, or Conscrypt.newProvider()
        TppIdentity identity = TppIdentity.pkcs12(file, password, url).signingWith(provider);
        return identity;
    }

    static TppIdentity remote(Path folder, URI service, List<X509Certificate> chain, char[] password, URI url) {
        // the service's address, such as https://keys.tpp.example/sign/
        Signer signer = new RemoteSigner(HttpClient.newHttpClient(), service, Duration.ofSeconds(5), chain);
        TppIdentity identity = TppIdentity.of(KeySource.pkcs12(folder.resolve("qwac.p12"), password), signer, url);
        return identity;
    }

    static void rotate(TppClient tpp, Path folder, char[] password) {
        TppIdentity next = TppIdentity.pkcs12(
                folder.resolve("tpp-2027.p12"), password, URI.create("https://tpp.example/qsealc-2027.pem"));
        tpp.rotateIdentity(FORTUNEO, next);
    }

    static void examine(Map<String, String> settings, BiConsumer<String, String> alert) {
        DoctorReport report =
                Doctor.of(settings).wanting(List.of(Capability.ACCOUNTS)).examineOnline();
        report.of(DoctorReport.Severity.ERROR).forEach(finding -> alert.accept(finding.id(), finding.message()));
    }
}
