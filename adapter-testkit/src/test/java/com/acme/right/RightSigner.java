package com.acme.right;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;

/** Keeps every rule: asks the clock that it was given, throws what callers know, logs as the JDK does. */
public final class RightSigner implements Signer {
    private static final System.Logger LOG = System.getLogger("com.acme");

    private final Clock clock;

    public RightSigner(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<X509Certificate> certificateChain() {
        return List.of();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
        Instant now = clock.instant();
        LOG.log(System.Logger.Level.DEBUG, "asked to sign at {0}", now);
        throw new SigningException("the key is elsewhere", null);
    }
}
