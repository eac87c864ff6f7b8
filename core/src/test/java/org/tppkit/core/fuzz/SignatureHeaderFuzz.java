package org.tppkit.core.fuzz;

import java.nio.charset.StandardCharsets;
import org.tppkit.core.internal.signing.SignatureHeader;

/** Signature headers of banks: read whole, or refused without being repeated. */
public final class SignatureHeaderFuzz {
    private SignatureHeaderFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        String value = new String(input, StandardCharsets.ISO_8859_1);
        try {
            SignatureHeader header = SignatureHeader.parse(value);
            Fuzz.require(!header.keyId().isBlank(), "a header without keyId passed");
            Fuzz.require(!header.signature().isBlank(), "a header without signature passed");
            Fuzz.require(!header.names().isEmpty(), "a header that signs nothing passed");
        } catch (IllegalArgumentException refused) {
            Fuzz.require(refused.getMessage().length() < 200, "the message is long");
        }
    }
}
