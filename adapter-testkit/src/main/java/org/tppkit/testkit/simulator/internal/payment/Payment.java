package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedPayment;
import org.tppkit.testkit.simulator.StetVersion;

/**
 * One payment and its life (STET, section 8.4): ACTC until the customer answers; in 1.4.2 then ACCP until the client
 * confirms; then it is carried out. It moves on only when somebody looks. Guarded by the ledger.
 */
final class Payment {

    /** Who has to act. */
    enum Stage {
        CUSTOMER,
        CLIENT,
        BANK,
        CLOSED
    }

    /** Who pays, from which account. */
    record Debtor(String customerId, SimulatedAccount account) {}

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final String id;
    private final String clientId;
    private final StetVersion version;
    private final ObjectNode body;
    private final PaymentOrder order;
    private final Lifetimes lifetimes;
    private final List<TransferState> transfers = new ArrayList<>();
    private Stage stage = Stage.CUSTOMER;
    private Instant deadline;
    private int confirmations;
    private @Nullable Debtor debtor;
    private @Nullable Execution execution;
    private @Nullable Ending ending;
    private @Nullable Cancellation cancellation;

    private record Ending(String status, String reason) {}

    Payment(String id, String clientId, StetVersion version, ObjectNode body, Lifetimes lifetimes, Instant now) {
        this.id = id;
        this.clientId = clientId;
        this.version = version;
        this.body = body;
        this.order = PaymentOrder.of(body);
        this.lifetimes = lifetimes;
        this.deadline = now.plus(lifetimes.approval());
        for (PaymentOrder.Transfer transfer : order.transfers()) {
            transfers.add(new TransferState(transfer, id + "-" + (transfers.size() + 1)));
        }
    }

    /** Does all that has become due up to now. */
    void advance(Instant now) {
        if (cancellation != null && !now.isBefore(cancellation.expiresAt())) {
            cancellation = null;
        }
        if (stage == Stage.CUSTOMER && !now.isBefore(deadline)) {
            close("RJCT", "NOAS");
        }
        if (stage == Stage.CLIENT && !now.isBefore(deadline)) {
            close("RJCT", "MS03");
        }
        if (stage == Stage.BANK && execution != null) {
            execution.advance(Execution.firstDay(order), day(now));
        }
    }

    /** The customer says yes, to the payment or to its cancellation. */
    void approve(Debtor by, Instant now) {
        if (cancellation != null) {
            cancel(cancellation);
            return;
        }
        debtor = by;
        if (version == StetVersion.V1_4_2) {
            stage = Stage.CLIENT;
            deadline = now.plus(lifetimes.code()).plus(lifetimes.accessToken());
        } else {
            accept(by, now);
        }
    }

    /** The customer says no. A refused cancellation leaves the payment as it was. */
    void refuse() {
        if (cancellation != null) {
            cancellation = null;
        } else {
            close("RJCT", "CUST");
        }
    }

    /** The client confirms; false if there is nothing to confirm. */
    boolean confirm(Instant now) {
        if (stage != Stage.CLIENT || debtor == null) {
            return false;
        }
        confirmations++;
        accept(debtor, now);
        return true;
    }

    private void accept(Debtor by, Instant now) {
        cancellation = null;
        stage = Stage.BANK;
        if (Execution.isTooFar(order, day(now))) {
            close("RJCT", "CH03");
            return;
        }
        execution = new Execution(order, transfers, by.account());
        execution.start(Execution.firstDay(order), day(now));
    }

    /** Only delayed payments and standing orders that the customer approved and that are not at their end (Arkéa). */
    boolean isCancellable() {
        boolean later = Execution.firstDay(order).isPresent();
        boolean approved = stage == Stage.CLIENT || stage == Stage.BANK;
        return later && approved && !transfers.stream().allMatch(Payment::isBeyondRecall);
    }

    boolean isCancellable(int transfer) {
        return !isBeyondRecall(transfers.get(transfer));
    }

    private static boolean isBeyondRecall(TransferState state) {
        return state.isFinal() || state.has("ACSP");
    }

    void propose(Cancellation asked) {
        cancellation = asked;
    }

    void cancel(Cancellation asked) {
        cancellation = null;
        if (asked.isWhole()) {
            close(asked.status(), asked.reason());
        } else {
            asked.transfers().forEach(index -> transfers.get(index).end(asked.status(), asked.reason()));
        }
    }

    private void close(String status, String reason) {
        stage = Stage.CLOSED;
        ending = new Ending(status, reason);
        transfers.forEach(state -> state.end(status, reason));
    }

    /** Whether nothing can become of it any more. */
    boolean isDecided() {
        return stage == Stage.CLOSED
                || (stage == Stage.BANK && transfers.stream().allMatch(TransferState::isFinal));
    }

    /**
     * Ends it from outside: RJCT or CANC at any time, ACSC where the bank carries it out.
     *
     * @return whether it could end so
     */
    boolean end(String status, String reason) {
        boolean paid = status.equals("ACSC");
        if (isDecided() || (paid && stage != Stage.BANK)) {
            return false;
        }
        cancellation = null;
        if (paid) {
            transfers.forEach(TransferState::pay);
        } else {
            close(status, reason);
        }
        return true;
    }

    /** Whether there is a question that the customer can answer now. */
    boolean isAsking() {
        return stage == Stage.CUSTOMER || cancellation != null;
    }

    boolean awaitsConfirmation() {
        return stage == Stage.CLIENT;
    }

    String status() {
        return switch (stage) {
            case CUSTOMER -> "ACTC";
            case CLIENT -> "ACCP";
            case BANK, CLOSED -> ending == null ? Summary.status(transfers) : ending.status();
        };
    }

    Optional<String> reason() {
        if (ending != null) {
            return Optional.of(ending.reason());
        }
        return stage == Stage.BANK ? Summary.reason(transfers) : Optional.empty();
    }

    private static LocalDate day(Instant now) {
        return now.atZone(PARIS).toLocalDate();
    }

    String id() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    StetVersion version() {
        return version;
    }

    PaymentOrder order() {
        return order;
    }

    ObjectNode body() {
        return body;
    }

    List<TransferState> transfers() {
        return transfers;
    }

    Optional<Execution> execution() {
        return Optional.ofNullable(execution);
    }

    Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }

    SimulatedPayment snapshot() {
        return new SimulatedPayment(
                id,
                clientId,
                order.paymentInformationId(),
                version,
                status(),
                reason(),
                Optional.ofNullable(debtor).map(Debtor::customerId),
                confirmations,
                transfers.stream()
                        .map(state -> new SimulatedPayment.Transfer(
                                state.transfer().instructionId(),
                                state.transfer().amount(),
                                state.status(),
                                state.reason(),
                                state.executed()))
                        .toList());
    }

    /** Shows the id and the status. */
    @Override
    public String toString() {
        return "Payment[" + id + ", " + status() + "]";
    }
}
