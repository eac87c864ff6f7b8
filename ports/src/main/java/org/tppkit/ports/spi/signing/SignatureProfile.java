package org.tppkit.ports.spi.signing;

import java.util.List;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/**
 * What a bank wants signed, in draft-cavage-http-signatures. Banks of one standard differ here, so it is the adapter's to
 * say and the engine's to do.
 */
@Value.Immutable
@Values
public abstract class SignatureProfile {
    SignatureProfile() {}

    /** How the Signature header names the key. */
    public enum KeyId {
        /** The https address where the bank fetches the QSealC (STET). */
        CERTIFICATE_URL,
        /**
         * {@code SN=…,CA=…}: serial number in hexadecimal and issuer's distinguished name (Berlin Group). The standard
         * says nothing of the letters' case; the example in its OpenAPI file has capitals ({@code SN=9FA1}), and so has
         * this.
         */
        SERIAL_NUMBER_AND_ISSUER
    }

    /** When a Digest header is sent. */
    public enum Digest {
        /** On every request; without a body over no bytes. */
        ALWAYS,
        /** On requests with a body. */
        WITH_BODY
    }

    /**
     * {@return what is signed, in order, in lower case; {@code (request-target)} stands for method, path and query} A
     * name that the request lacks is an error.
     */
    public abstract List<String> headers();

    /** {@return what is signed after {@link #headers()} where the request has it, in order, in lower case} */
    public abstract List<String> headersIfPresent();

    /** {@return how it is signed; {@link SignatureAlgorithm#RSA_SHA256} unless set} */
    @Value.Default
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.RSA_SHA256;
    }

    /** {@return how the Signature header names the key; {@link KeyId#CERTIFICATE_URL} unless set} */
    @Value.Default
    public KeyId keyId() {
        return KeyId.CERTIFICATE_URL;
    }

    /** {@return when a Digest header is sent; {@link Digest#ALWAYS} unless set} */
    @Value.Default
    public Digest digest() {
        return Digest.ALWAYS;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link SignatureProfile}. */
    public static final class Builder extends ImmutableSignatureProfile.Builder {
        Builder() {}
    }
}
