package org.tppkit.core.internal.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.Operation;

/** What happened in one call, attempt by attempt. Belongs to the calling thread. */
final class CallReport {
    /** Somebody waits for these, whether or not anybody says so. */
    private static final Set<Operation> URGENT = EnumSet.of(
            Operation.EXCHANGE_CODE, Operation.INITIATE_PAYMENT, Operation.CONFIRM_PAYMENT, Operation.CANCEL_PAYMENT);

    private final BankId bank;
    private final Operation operation;
    private final boolean attended;
    private final Time time;
    private final long startedAt;
    private final List<RequestId> requestIds = new ArrayList<>();
    private final List<RequestId> idsOfToken = new ArrayList<>();
    private int attempts;
    private int requestsSent;
    private int requestsSentForToken;
    private @Nullable Integer status;
    private @Nullable BankDate lastDate;
    private long waitedForSlot;
    private long waitedForToken;

    CallReport(BankId bank, Operation operation, boolean attended, Time time) {
        this.bank = bank;
        this.operation = operation;
        this.attended = attended;
        this.time = time;
        this.startedAt = time.nanos();
    }

    /** Whether it may have one of the slots that are kept for customers who are there and for payments. */
    boolean mayUseReserve() {
        return attended || URGENT.contains(operation);
    }

    void attemptStarted() {
        attempts++;
    }

    void requestPrepared(RequestId id) {
        requestIds.add(id);
    }

    void requestSent() {
        requestsSent++;
    }

    void answered(int status) {
        this.status = status;
    }

    /** The Date of an answer tells how far the bank's clock is ahead of ours. It is read when somebody asks: after an error. */
    void answeredAt(Optional<String> date) {
        if (date.isPresent()) {
            lastDate = new BankDate(date.get(), time.now());
        }
    }

    /** An answer's Date as it came, and when. */
    private record BankDate(String text, Instant ours) {
        Optional<Duration> skew() {
            return instant(text).map(bank -> Duration.between(ours, bank));
        }
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void waitedForSlot(long nanos) {
        waitedForSlot += nanos;
    }

    void waitedForToken(long nanos) {
        waitedForToken += nanos;
    }

    /** A token could not be got: the caller hears of the requests that were sent for it, its own event tells them. */
    void noToken(TppException failure) {
        idsOfToken.addAll(failure.requestIds());
        requestsSentForToken += failure.requestsSent();
    }

    int requestsSent() {
        return requestsSent;
    }

    List<RequestId> requestIds() {
        return List.copyOf(requestIds);
    }

    CallFacts facts() {
        List<RequestId> all = new ArrayList<>(requestIds);
        all.addAll(idsOfToken);
        return new CallFacts(bank, all, requestsSent + requestsSentForToken, clockSkew());
    }

    private @Nullable Duration clockSkew() {
        return Optional.ofNullable(lastDate).flatMap(BankDate::skew).orElse(null);
    }

    CallEnded ended(@Nullable TppException failure) {
        return CallEnded.builder()
                .bank(bank)
                .operation(operation)
                .attended(attended)
                .failure(Optional.ofNullable(failure))
                .status(Optional.ofNullable(status))
                .attempts(attempts)
                .requestsSent(requestsSent)
                .requestIds(requestIds)
                .elapsed(Duration.ofNanos(time.nanos() - startedAt))
                .waitedForSlot(Duration.ofNanos(waitedForSlot))
                .waitedForToken(Duration.ofNanos(waitedForToken))
                .build();
    }
}
