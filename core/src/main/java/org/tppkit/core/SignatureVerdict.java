package org.tppkit.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a request's signature verifies, and if not, why not. */
public final class SignatureVerdict {
    private final List<String> signedHeaders;
    private final @Nullable String signingString;
    private final @Nullable String difference;

    private SignatureVerdict(List<String> signedHeaders, @Nullable String signingString, @Nullable String difference) {
        this.signedHeaders = List.copyOf(signedHeaders);
        this.signingString = signingString;
        this.difference = difference;
    }

    static SignatureVerdict differs(String difference) {
        return new SignatureVerdict(List.of(), null, difference);
    }

    static SignatureVerdict of(
            List<String> signedHeaders, Optional<String> signingString, Optional<String> difference) {
        return new SignatureVerdict(signedHeaders, signingString.orElse(null), difference.orElse(null));
    }

    /** {@return whether it verifies} */
    public boolean verifies() {
        return difference == null;
    }

    /** {@return the first difference, in words; empty if it verifies} */
    public Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    /** {@return what the Signature header says was signed, in order, in small letters} */
    public List<String> signedHeaders() {
        return signedHeaders;
    }

    /**
     * {@return the text that must have been signed, rebuilt from the request; empty where a header of the list is
     * missing}
     */
    public Optional<String> signingString() {
        return Optional.ofNullable(signingString);
    }

    /** The verdict without the text. */
    @Override
    public String toString() {
        return "SignatureVerdict[" + (difference == null ? "verifies" : difference) + "]";
    }
}
