package org.tppkit.app.pay;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Parameters;

/** The payment that a command is about: a picocli mixin. */
final class PaymentArgument {
    @Parameters(
            paramLabel = "<payment>",
            converter = PaymentIdConverter.class,
            description = "The payment's id, as pay start and pay list print it.")
    private @Nullable PaymentId id;

    PaymentId id() {
        return Objects.requireNonNull(id);
    }
}
