package org.tppkit.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.signing.SigningSteps;

/** How a request's signature comes about, step by step. Holds the values of signed headers: show it to nobody else. */
public final class SignatureExplanation {
    private final SigningSteps steps;
    private final byte[] body;
    private final @Nullable String signatureHeader;

    SignatureExplanation(SigningSteps steps, byte[] body, @Nullable String signatureHeader) {
        this.steps = steps;
        this.body = body.clone();
        this.signatureHeader = signatureHeader;
    }

    /** {@return what is signed, in order} */
    public List<String> signedHeaders() {
        return steps.names();
    }

    /** {@return the text that is signed: one line for each header, parted by line feeds, none at the end} */
    public String signingString() {
        return steps.signingString();
    }

    /** {@return the bytes that go into the signature} */
    public byte[] signingBytes() {
        return steps.signingString().getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return the digest's input: how many bytes the body has} */
    public int bodyLength() {
        return body.length;
    }

    /** {@return the SHA-256 of the body in hexadecimal} */
    public String bodySha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@return the value of the Digest header; empty where the bank wants none} */
    public Optional<String> digestHeader() {
        return steps.request().header("Digest");
    }

    /** {@return the value of the Signature header; empty where nothing was signed} */
    public Optional<String> signatureHeader() {
        return Optional.ofNullable(signatureHeader);
    }

    /** The names of what is signed only. */
    @Override
    public String toString() {
        return "SignatureExplanation[" + String.join(" ", steps.names()) + "]";
    }
}
