package org.tppkit.testkit.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TppCertificates;

/** Reads a proxy's settings from a properties file; names of files stand relative to its folder. */
final class ProxyFile {
    static final List<String> TOKEN_KEYS = List.of("token.file", "token.clientCredentials", "token.refreshTokenFile");
    static final Set<String> KEYS = new TreeSet<>(Set.of(
            "target",
            "pages",
            "port",
            "identity.pkcs12",
            "identity.password.file",
            "identity.qwacAlias",
            "identity.qsealcAlias",
            "identity.keyIdUrl",
            "trust.pem",
            "token.file",
            "token.clientCredentials",
            "token.refreshTokenFile",
            "signature.headers",
            "signature.headersIfPresent"));

    private final Properties properties = new Properties();
    private final Path file;

    private ProxyFile(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        this.file = file;
    }

    /**
     * The settings in a file.
     *
     * @throws IllegalArgumentException for a key that is missing, not known, or does not go with another; it names the key
     * @throws IOException if a file cannot be read
     */
    static SigningProxyBuilder read(Path file) throws IOException {
        ProxyFile given = new ProxyFile(file);
        given.requireKnownKeys();
        try {
            return given.settings();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("identity.pkcs12 or trust.pem cannot be read", e);
        }
    }

    private SigningProxyBuilder settings() throws IOException, GeneralSecurityException {
        SigningProxyBuilder proxy = SigningProxy.builder()
                .target(URI.create(required("target")))
                .keyId(URI.create(required("identity.keyIdUrl")))
                .identity(identity())
                .token(token())
                .port(Integer.parseInt(optional("port").orElse("0")));
        optional("pages").map(URI::create).ifPresent(proxy::pages);
        for (X509Certificate root : trusted()) {
            proxy.trust(root);
        }
        return proxy.profile(profile(proxy.profile));
    }

    private void requireKnownKeys() {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("not known: " + unknown + "; known are " + KEYS);
        }
    }

    private TppCertificates identity() throws IOException, GeneralSecurityException {
        char[] password = Files.readString(path("identity.password.file"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path("identity.pkcs12"))) {
            store.load(in, password);
        }
        return new TppCertificates(
                entry(store, optional("identity.qwacAlias").orElse(TppCertificates.QWAC_ALIAS), password),
                entry(store, optional("identity.qsealcAlias").orElse(TppCertificates.QSEALC_ALIAS), password));
    }

    private static KeyAndChain entry(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain == null) {
            throw new IllegalArgumentException("identity.pkcs12 has no key " + alias);
        }
        return new KeyAndChain(
                (PrivateKey) store.getKey(alias, password),
                Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private List<X509Certificate> trusted() throws IOException, GeneralSecurityException {
        if (optional("trust.pem").isEmpty()) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(path("trust.pem"))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private TokenSource token() {
        List<String> ways =
                TOKEN_KEYS.stream().filter(key -> optional(key).isPresent()).toList();
        if (ways.size() > 1) {
            throw new IllegalArgumentException("only one of these can be given: " + ways);
        }
        if (ways.isEmpty()) {
            return TokenSource.none();
        }
        return switch (ways.get(0)) {
            case "token.file" -> TokenSource.file(path("token.file"));
            case "token.clientCredentials" -> TokenSource.clientCredentials(required("token.clientCredentials"));
            default -> TokenSource.refreshing(path("token.refreshTokenFile"));
        };
    }

    private SignatureProfile profile(SignatureProfile usual) {
        return SignatureProfile.builder()
                .addAllHeaders(names("signature.headers", usual.headers()))
                .addAllHeadersIfPresent(names("signature.headersIfPresent", usual.headersIfPresent()))
                .build();
    }

    private List<String> names(String key, List<String> usual) {
        return optional(key)
                .map(text -> Arrays.stream(text.split("\\s+"))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList())
                .orElse(usual);
    }

    private Path path(String key) {
        return file.resolveSibling(required(key));
    }

    private String required(String key) {
        return optional(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
