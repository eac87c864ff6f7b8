package org.tppkit.adapter.arkea.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;
import org.tppkit.core.Settings;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;

/** What all nodes of one deployment are told, as a directory: the bank, the certificates, the database. */
final class SharedSetup {
    static final BankId BANK = BankId.of("arkea:fortuneo");
    static final String CLIENT_ID = "api-key";
    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");

    /** Valid whatever moment the clocks show. */
    static final TppProfile PROFILE =
            TppProfile.standard().valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"));

    /** Hundreds of handshakes at once take their time on a small machine. */
    private static final Settings PATIENT =
            Settings.builder().connectTimeout(Duration.ofSeconds(50)).build();

    private final Path directory;
    private final Properties settings;

    private SharedSetup(Path directory, Properties settings) {
        this.directory = directory;
        this.settings = settings;
    }

    static TppCertificates certificates() {
        return TestPki.shared().reissue(TestPki.shared().tpp(), PROFILE);
    }

    static SharedSetup write(Path directory, BankSimulator bank, TppCertificates tpp, String database)
            throws IOException {
        Files.writeString(
                directory.resolve("qwac.pem"),
                tpp.qwac().chainPem() + tpp.qwac().keyPem());
        Files.writeString(
                directory.resolve("qsealc.pem"),
                tpp.qsealc().chainPem() + tpp.qsealc().keyPem());
        Files.writeString(directory.resolve("ca.pem"), KeyAndChain.pem(bank.caCertificate()));
        Properties settings = new Properties();
        settings.setProperty("api", bank.apiUri().toString());
        settings.setProperty("authorization", bank.authorizationUri().toString());
        settings.setProperty("database", database);
        try (OutputStream out = Files.newOutputStream(directory.resolve("node.properties"))) {
            settings.store(out, null);
        }
        return new SharedSetup(directory, settings);
    }

    static SharedSetup read(Path directory) throws IOException {
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve("node.properties"))) {
            settings.load(in);
        }
        return new SharedSetup(directory, settings);
    }

    Path directory() {
        return directory;
    }

    TokenStore store() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(settings.getProperty("database"));
        return TokenStores.jdbc(database);
    }

    TppClient client(TokenStore store, ManualClock clock, CallListener listener)
            throws IOException, GeneralSecurityException {
        Path qwac = directory.resolve("qwac.pem");
        Path qsealc = directory.resolve("qsealc.pem");
        return TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(TppIdentity.pem(qwac, qwac, qsealc, qsealc, KEY_ID))
                .trustedCertificates(List.of(authority()))
                .application(Application.of(BANK, CLIENT_ID, REDIRECT))
                .endpoints(
                        BANK,
                        BankEndpoints.of(
                                URI.create(settings.getProperty("api")),
                                URI.create(settings.getProperty("authorization"))))
                .tokenStore(store)
                .clock(clock)
                .listener(listener)
                .settings(PATIENT)
                .build();
    }

    private X509Certificate authority() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(directory.resolve("ca.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
