package org.tppkit.testkit.proxy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.pki.TppCertificates;

/** Settings of a {@link SigningProxy}. For use by one thread. */
public final class SigningProxyBuilder {
    private @Nullable URI target;
    private @Nullable TppCertificates identity;
    private @Nullable URI keyId;
    Optional<URI> pages = Optional.empty();
    TokenSource token = TokenSource.none();
    SignatureProfile profile = SignatureProfile.builder()
            .addHeaders("(request-target)", "x-request-id", "digest")
            .addHeadersIfPresent("psu-ip-address")
            .build();
    private final List<X509Certificate> trusted = new ArrayList<>();
    int port;

    SigningProxyBuilder() {}

    /**
     * The origin of the bank or gateway, for instance {@code https://api.bank.example}.
     *
     * @param origin https, without path
     * @return this builder
     * @throws IllegalArgumentException if it is not so
     */
    public SigningProxyBuilder target(URI origin) {
        target = requireOrigin(origin);
        return this;
    }

    /**
     * The origin of the pages for customers, where {@code /authorize} goes; the target if not said.
     *
     * @param origin https, without path
     * @return this builder
     * @throws IllegalArgumentException if it is not so
     */
    public SigningProxyBuilder pages(URI origin) {
        pages = Optional.of(requireOrigin(origin));
        return this;
    }

    /**
     * The third party: its QWAC opens connections, its QSealC signs.
     *
     * @param certificates the certificates and keys
     * @return this builder
     */
    public SigningProxyBuilder identity(TppCertificates certificates) {
        identity = Objects.requireNonNull(certificates);
        return this;
    }

    /**
     * Where the QSealC can be fetched: the signature's {@code keyId}.
     *
     * @param address written into each signature as it stands
     * @return this builder
     */
    public SigningProxyBuilder keyId(URI address) {
        keyId = Objects.requireNonNull(address);
        return this;
    }

    /**
     * One more authority whose server certificates are trusted; without any, those that the JVM trusts.
     *
     * @param root the authority's certificate; may be called several times
     * @return this builder
     */
    public SigningProxyBuilder trust(X509Certificate root) {
        trusted.add(Objects.requireNonNull(root));
        return this;
    }

    /**
     * Where tokens come from; without one, {@code Authorization} travels as it came.
     *
     * @param source where tokens come from
     * @return this builder
     */
    public SigningProxyBuilder token(TokenSource source) {
        token = Objects.requireNonNull(source);
        return this;
    }

    /**
     * What is signed, and how; if not said, what Arkéa's banks are known to take.
     *
     * @param value which headers are signed, and how
     * @return this builder
     */
    public SigningProxyBuilder profile(SignatureProfile value) {
        profile = Objects.requireNonNull(value);
        return this;
    }

    /**
     * The port to listen on; a free one if not said, or 0.
     *
     * @param value the port; 0 for a free one
     * @return this builder
     */
    public SigningProxyBuilder port(int value) {
        port = value;
        return this;
    }

    /**
     * Starts the proxy; it listens when this returns.
     *
     * @return the running proxy; whoever starts it closes it
     * @throws IllegalStateException if target, identity or keyId is missing
     */
    public SigningProxy start() {
        target();
        identity();
        keyId();
        return new SigningProxy(this);
    }

    URI target() {
        return given("target", target);
    }

    TppCertificates identity() {
        return given("identity", identity);
    }

    URI keyId() {
        return given("keyId", keyId);
    }

    X509Certificate[] roots() {
        return trusted.isEmpty() ? rootsOfTheJvm() : trusted.toArray(new X509Certificate[0]);
    }

    private static X509Certificate[] rootsOfTheJvm() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities that the JVM trusts cannot be read", e);
        }
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the proxy needs its " + name);
        }
        return value;
    }

    private static URI requireOrigin(URI origin) {
        if (!"https".equals(origin.getScheme())
                || origin.getHost() == null
                || !origin.getRawPath().isEmpty()
                || origin.getRawQuery() != null) {
            throw new IllegalArgumentException("an https origin without path is expected");
        }
        return origin;
    }
}
