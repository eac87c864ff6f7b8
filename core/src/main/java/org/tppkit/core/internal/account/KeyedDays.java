package org.tppkit.core.internal.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.KeyedTransaction;
import org.tppkit.core.TransactionKey;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/**
 * Gives keys to transactions that come in the order of the bank. An ordinal means something only among all equal entries of a
 * day: so a day's entries are held until the day is known to be whole, and no more than one day is held. Belongs to one
 * thread.
 */
public final class KeyedDays {
    /** A longer day is not held: its entries get no derived keys. */
    static final int LONGEST_DAY = 50_000;

    private final boolean oldestDayIsWhole;
    private final Consumer<KeyedTransaction> reader;
    private final List<Transaction> held = new ArrayList<>();
    private @Nullable LocalDate day;
    private Order order = Order.UNKNOWN;
    private boolean tooLong;

    private enum Order {
        UNKNOWN,
        NEWEST_FIRST,
        OLDEST_FIRST,
        LOST
    }

    /**
     * @param oldestDayIsWhole whether the window began with a whole day; without, the bank may have cut its oldest one
     * @param reader is told of each entry, in the order of the bank
     */
    public KeyedDays(boolean oldestDayIsWhole, Consumer<KeyedTransaction> reader) {
        this.oldestDayIsWhole = oldestDayIsWhole;
        this.reader = reader;
    }

    /** The next entry. */
    public void add(Transaction entry) {
        Optional<LocalDate> booked = bookedOn(entry);
        booked.ifPresent(this::turnTo);
        if (order == Order.LOST || tooLong || day == null) {
            reader.accept(withoutOrdinal(entry));
            return;
        }
        held.add(entry);
        if (held.size() > LONGEST_DAY) {
            tooLong = true;
            release(false);
        }
    }

    /**
     * There are no further entries.
     *
     * @param complete whether everything in the window was read
     */
    public void end(boolean complete) {
        boolean newest = order == Order.OLDEST_FIRST;
        release(complete && (newest || oldestDayIsWhole));
    }

    private static Optional<LocalDate> bookedOn(Transaction entry) {
        return entry.status().equals(TransactionStatus.BOOKED) ? entry.bookingDate() : Optional.empty();
    }

    private void turnTo(LocalDate next) {
        if (order == Order.LOST || next.equals(day)) {
            return;
        }
        if (day != null) {
            boolean first = order == Order.UNKNOWN;
            Order step = next.isBefore(day) ? Order.NEWEST_FIRST : Order.OLDEST_FIRST;
            order = first || step == order ? step : Order.LOST;
            boolean oldest = first && step == Order.OLDEST_FIRST;
            release(order != Order.LOST && (!oldest || oldestDayIsWhole));
        }
        day = next;
        tooLong = false;
    }

    private void release(boolean whole) {
        Map<String, Integer> equals = new HashMap<>();
        for (Transaction entry : held) {
            reader.accept(whole ? withOrdinal(entry, equals) : withoutOrdinal(entry));
        }
        held.clear();
    }

    private static KeyedTransaction withOrdinal(Transaction entry, Map<String, Integer> equals) {
        Optional<TransactionKey> key = banksKey(entry)
                .or(() -> bookedOn(entry).map(day -> {
                    String fingerprint = TransactionFingerprint.of(entry, day);
                    int ordinal = equals.merge(fingerprint, 1, Integer::sum);
                    return new TransactionKey(TransactionKey.Kind.DERIVED, "d1:" + fingerprint + ":" + ordinal);
                }));
        return new KeyedTransaction(entry, key);
    }

    private static KeyedTransaction withoutOrdinal(Transaction entry) {
        return new KeyedTransaction(entry, banksKey(entry));
    }

    private static Optional<TransactionKey> banksKey(Transaction entry) {
        return entry.resourceId()
                .map(id -> "r:" + id)
                .or(() -> entry.entryReference().map(reference -> "e:" + reference))
                .map(value -> new TransactionKey(TransactionKey.Kind.BANK, value));
    }
}
