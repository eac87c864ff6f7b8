package org.tppkit.core.internal.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;

/** How far a {@link TlsProbe} came, filled on the way. For one thread. */
public final class TlsPath {
    boolean connected;
    private @Nullable String version;
    private @Nullable String cipher;
    List<X509Certificate> server = List.of();
    boolean serverTrusted;
    boolean asked;
    boolean issuersNamed;
    boolean ourIssuerNamed;
    boolean presented;
    int status;
    Optional<Duration> bankIsAhead = Optional.empty();

    @Nullable
    TransportException failure;

    TlsPath() {}

    void secured(SSLSession session) {
        version = session.getProtocol();
        cipher = session.getCipherSuite();
    }

    /** Whether TCP connected. */
    public boolean connected() {
        return connected;
    }

    /** The version of TLS; empty if the handshake failed. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /** The cipher suite; empty if the handshake failed. */
    public Optional<String> cipher() {
        return Optional.ofNullable(cipher);
    }

    /** The certificates that the server showed, trusted or not; empty if it did not come that far. */
    public List<X509Certificate> server() {
        return server;
    }

    /** Whether they come from somebody we trust and are for this host. */
    public boolean serverTrusted() {
        return serverTrusted;
    }

    /** Whether the server asked for our certificate. */
    public boolean asked() {
        return asked;
    }

    /** Whether it named the authorities that it takes. */
    public boolean issuersNamed() {
        return issuersNamed;
    }

    /** Whether our certificate's issuer is among them. */
    public boolean ourIssuerNamed() {
        return ourIssuerNamed;
    }

    /** Whether our certificate was presented. */
    public boolean presented() {
        return presented;
    }

    /** The HTTP status of the answer; empty if none came. */
    public Optional<Integer> status() {
        return status == 0 ? Optional.empty() : Optional.of(status);
    }

    /** How far the bank's clock is ahead of ours, by its Date header, which has whole seconds; negative if behind. */
    public Optional<Duration> bankIsAhead() {
        return bankIsAhead;
    }

    /** Why it ended before an answer. */
    public Optional<TransportException> failure() {
        return Optional.ofNullable(failure);
    }
}
