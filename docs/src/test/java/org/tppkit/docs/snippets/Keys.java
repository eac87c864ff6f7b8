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

/** The lines of the pages about keys: compiled, not run. */
final class Keys {
    private Keys() {}

    static void onePkcs12File(char[] password) {
        TppIdentity identity =
                TppIdentity.pkcs12(Path.of("tpp.p12"), password, URI.create("https://tpp.example/qsealc.pem"));
    }

    static void pemFiles(char[] password) {
        TppIdentity identity = TppIdentity.of(
                KeySource.pem(Path.of("qwac.key"), Path.of("qwac.pem"), Path.of("authority.pem")),
                KeySource.pem(List.of(Path.of("qsealc.pem")), password),
                URI.create("https://tpp.example/qsealc.pem"));
    }

    static void keyStores(KeyStore keyStore, Callable<KeyStore> ourStore, char[] keyPassword) {
        KeySource loaded = KeySource.keyStore(keyStore, keyPassword, "seal"); // a java.security.KeyStore
        KeySource opened = KeySource.keyStore(ourStore, keyPassword, "seal"); // one that can be opened again
    }

    static void faster(Path file, char[] password, URI url, Provider provider) {
        // AmazonCorrettoCryptoProvider.INSTANCE, or Conscrypt.newProvider()
        TppIdentity identity = TppIdentity.pkcs12(file, password, url).signingWith(provider);
    }

    static void inTheToken(char[] pin, URI url) {
        KeySource token = KeySource.pkcs11(Path.of("sunpkcs11.cfg"), pin);
        TppIdentity identity = TppIdentity.of(token, token, url); // both keys in the token, by QcType
    }

    static void onlyTheSeal(char[] password, char[] pin, URI url) {
        TppIdentity identity = TppIdentity.of(
                KeySource.pkcs12(Path.of("qwac.p12"), password),
                KeySource.pkcs11(Path.of("sunpkcs11.cfg"), pin, "qsealc-2"), // only the QSealC, by alias
                url);
    }

    static void remote(List<X509Certificate> chain, char[] password, URI url) {
        URI service = URI.create("https://keys.tpp.example/sign/");
        Signer signer = new RemoteSigner(HttpClient.newHttpClient(), service, Duration.ofSeconds(5), chain);
        TppIdentity identity = TppIdentity.of(KeySource.pkcs12(Path.of("qwac.p12"), password), signer, url);
    }

    static void rotate(TppClient tpp, char[] password) {
        TppIdentity next = TppIdentity.pkcs12(
                Path.of("tpp-2027.p12"), password, URI.create("https://tpp.example/qsealc-2027.pem"));
        tpp.rotateIdentity(FORTUNEO, next);
    }

    static void examine(Map<String, String> settings, BiConsumer<String, String> alert) {
        DoctorReport report =
                Doctor.of(settings).wanting(List.of(Capability.ACCOUNTS)).examineOnline();
        report.of(DoctorReport.Severity.ERROR).forEach(finding -> alert.accept(finding.id(), finding.message()));
    }
}
