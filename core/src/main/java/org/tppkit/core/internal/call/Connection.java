package org.tppkit.core.internal.call;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.tppkit.core.internal.http.AllowedOrigins;
import org.tppkit.core.internal.http.AnswerGuard;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.spi.http.HttpTransport;

/**
 * One application's way to its bank.
 *
 * @param bank the bank
 * @param origins where requests may go
 * @param identity what carries them, with the application's certificate
 * @param answers verifies the bank's signatures on its answers
 * @param slots how many at a time, shared by all applications of a client
 * @param unattended holds back calls without the customer after trouble
 * @param time the time
 * @param closed whether the client takes no more calls
 */
public record Connection(
        BankId bank,
        AllowedOrigins origins,
        IdentityUse.Source identity,
        AnswerGuard answers,
        HostSlots slots,
        UnattendedPause unattended,
        Time time,
        BooleanSupplier closed) {
    public Connection {
        Objects.requireNonNull(bank);
        Objects.requireNonNull(origins);
        Objects.requireNonNull(identity);
        Objects.requireNonNull(answers);
        Objects.requireNonNull(slots);
        Objects.requireNonNull(unattended);
        Objects.requireNonNull(time);
        Objects.requireNonNull(closed);
    }

    /** A way that always shows the same certificate. */
    public Connection(
            BankId bank,
            AllowedOrigins origins,
            HttpTransport transport,
            AnswerGuard answers,
            HostSlots slots,
            UnattendedPause unattended,
            Time time,
            BooleanSupplier closed) {
        this(bank, origins, IdentityUse.always(transport), answers, slots, unattended, time, closed);
    }
}
