package org.tppkit.core.internal.account;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.account.Transaction;

/**
 * Tells a caller's reader of entries while a bank's answer arrives, and keeps what the reader throws apart from what the
 * answer fails with. A reader may ask a bank itself: an error of that, taken for one of the answer, would end the wrong
 * consent. Belongs to one thread.
 */
public final class Telling implements Consumer<Transaction> {
    private final Consumer<? super Transaction> reader;
    private @Nullable Throwable thrown;

    /** @param reader is told of each entry, until it throws */
    public Telling(Consumer<? super Transaction> reader) {
        this.reader = reader;
    }

    @Override
    public void accept(Transaction entry) {
        if (thrown == null) {
            try {
                reader.accept(entry);
                return;
            } catch (Throwable e) {
                thrown = e;
            }
        }
        throw new CancellationException("the reader of the entries wants no more");
    }

    /** Reads; what the reader throws is thrown on, as it is. */
    public void during(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            if (thrown == null) {
                throw e;
            }
        }
        if (thrown != null) {
            throw Telling.<RuntimeException>asItIs(thrown);
        }
    }

    /** Whether the reader has thrown something. */
    public boolean isOver() {
        return thrown != null;
    }

    /** Readers in other languages throw checked exceptions too. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // thrown, never used
    private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
