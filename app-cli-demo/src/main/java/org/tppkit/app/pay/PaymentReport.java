package org.tppkit.app.pay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.PaymentState;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.StatusReason;
import org.tppkit.ports.model.payment.TransferStatus;

/** How a payment stands, as lines for people or one line of JSON for programs. */
final class PaymentReport {
    private final Terminal terminal;
    private final JsonOption output;

    PaymentReport(Terminal terminal, JsonOption output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** Shows what came of a payment, or of its cancellation, that the customer decided about; the exit code says it too. */
    ExitStatus showDecision(PaymentState state, boolean cancellation) {
        show(state);
        if (cancellation) {
            return state.payment()
                            .status()
                            .filter(PaymentStatus.CANCELLED::equals)
                            .isPresent()
                    ? ExitStatus.OK
                    : ExitStatus.INCOMPLETE;
        }
        if (!state.isDecided()) {
            terminal.note("It is not decided yet: tppkit pay wait " + state.id().encode());
        }
        return exitOf(state);
    }

    /** The exit code of a command that wanted the payment to be made. */
    static ExitStatus exitOf(PaymentState state) {
        boolean unsuccessful =
                state.payment().status().filter(PaymentStatus::isUnsuccessful).isPresent();
        return unsuccessful ? ExitStatus.REFUSED : ExitStatus.OK;
    }

    void show(PaymentState state) {
        output.show(terminal, json -> write(state, json), () -> lines(state));
    }

    private void lines(PaymentState state) {
        Payment payment = state.payment();
        terminal.line("payment  " + state.id().encode());
        terminal.line("bank     " + state.id().bank() + ", " + state.id().version());
        terminal.line("status   " + words(payment.status(), payment.reason()));
        List<TransferStatus> transfers = payment.transfers();
        for (int i = 0; i < transfers.size(); i++) {
            TransferStatus transfer = transfers.get(i);
            if (transfer.status().isPresent() || transfer.reason().isPresent()) {
                terminal.line("  transfer " + (i + 1) + "  " + words(transfer.status(), transfer.reason()));
            }
        }
    }

    private static String words(Optional<PaymentStatus> status, Optional<StatusReason> reason) {
        return status.map(StatusWords::of).orElse("the bank says nothing of it yet")
                + reason.map(why -> ", reason " + StatusWords.of(why)).orElse("");
    }

    private static void write(PaymentState state, JsonGenerator json) throws IOException {
        Payment payment = state.payment();
        json.writeStringField("payment", state.id().encode());
        json.writeStringField("bank", state.id().bank().toString());
        json.writeStringField("version", state.id().version().value());
        writeStatus(json, payment.status(), payment.reason());
        json.writeBooleanField("decided", state.isDecided());
        json.writeBooleanField("final", payment.isFinal());
        json.writeBooleanField("awaitsConfirmation", payment.awaitsConfirmation());
        JsonLine.array(
                json,
                "transfers",
                payment.transfers(),
                (out, transfer) -> writeStatus(out, transfer.status(), transfer.reason()));
    }

    private static void writeStatus(JsonGenerator json, Optional<PaymentStatus> status, Optional<StatusReason> reason)
            throws IOException {
        write(json, "status", status.map(PaymentStatus::code).orElse(null));
        write(json, "reason", reason.map(StatusReason::code).orElse(null));
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }
}
