package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;

/** Counted calls as bytes: each call a field of its own. */
final class AccessCounterCodec {
    /** A 64 KiB record holds more; nobody agrees on more calls a day. */
    private static final int MOST = 1_000;

    private AccessCounterCodec() {}

    static byte[] encode(List<Instant> calls) {
        FieldWriter out = new FieldWriter();
        for (int i = 0; i < calls.size(); i++) {
            out.moment(i + 1, calls.get(i));
        }
        return RecordFormat.COUNTER.write(out.fields());
    }

    /**
     * Reads the bytes.
     *
     * @throws TokenStoreException if they are no such record, or if a newer TPPKit wrote them
     */
    static List<Instant> decode(byte[] payload) {
        FieldReader in = new FieldReader(RecordFormat.COUNTER, payload);
        List<Instant> calls = new ArrayList<>();
        for (int tag = 1; tag <= MOST; tag++) {
            Optional<Instant> call = in.moment(tag);
            if (call.isEmpty()) {
                break;
            }
            calls.add(call.get());
        }
        return calls;
    }
}
