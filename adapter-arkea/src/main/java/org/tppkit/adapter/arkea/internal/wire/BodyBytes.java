package org.tppkit.adapter.arkea.internal.wire;

import java.io.IOException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

/** Reads a success's whole body where its bytes themselves matter. */
final class BodyBytes {
    /** A payment of a thousand transfers fits; nothing that is larger is a payment. */
    static final int LONGEST = 1_048_576;

    private BodyBytes() {}

    static byte[] read(BankResponse answer) {
        byte[] bytes;
        try {
            bytes = answer.body().readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new TransportException(
                    TransportException.Reason.CONNECTION_LOST,
                    true,
                    "the connection broke while the answer was read",
                    null);
        }
        if (bytes.length > LONGEST) {
            throw new UnexpectedAnswerException("", "the body is longer than " + LONGEST + " bytes");
        }
        return bytes;
    }
}
