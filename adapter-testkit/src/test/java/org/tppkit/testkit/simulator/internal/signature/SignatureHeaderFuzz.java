package org.tppkit.testkit.simulator.internal.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Signature headers of strangers: read, or said to be malformed. */
public final class SignatureHeaderFuzz {
    private SignatureHeaderFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            SignatureHeader header = SignatureHeader.parse(new String(input, StandardCharsets.ISO_8859_1));
            boolean filled = List.of(header.keyId(), header.algorithm(), header.signature()).stream()
                    .noneMatch(String::isBlank);
            if (!filled || header.names().isEmpty()) {
                throw new AssertionError("a parameter is missing and nobody noticed");
            }
        } catch (SignatureHeader.MalformedException refused) {
            return;
        }
    }
}
