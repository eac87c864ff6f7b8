package org.tppkit.core.fuzz;

import java.util.Arrays;
import java.util.function.Function;
import org.tppkit.core.internal.token.ConsentRecordCodec;
import org.tppkit.core.internal.token.PendingPaymentRecordCodec;
import org.tppkit.core.internal.token.PendingRecordCodec;
import org.tppkit.ports.error.TokenStoreException;

/** Records that a store damaged: a store's failure, or records that are written and read again alike. */
public final class RecordFuzz {
    private RecordFuzz() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(input, ConsentRecordCodec::decode, ConsentRecordCodec::encode);
        check(input, PendingRecordCodec::decode, PendingRecordCodec::encode);
        check(input, PendingPaymentRecordCodec::decode, PendingPaymentRecordCodec::encode);
    }

    private static <T> void check(byte[] input, Function<byte[], T> decode, Function<T, byte[]> encode) {
        T record;
        try {
            record = decode.apply(input);
        } catch (TokenStoreException refused) {
            return;
        }
        byte[] written = encode.apply(record);
        Fuzz.require(decode.apply(written).equals(record), "a record does not come back");
        Fuzz.require(Arrays.equals(encode.apply(decode.apply(written)), written), "a record is written in two ways");
    }
}
