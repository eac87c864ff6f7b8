package org.tppkit.adapter.arkea.internal.stet;

import java.util.Optional;
import java.util.stream.Stream;
import org.tppkit.adapter.arkea.internal.wire.AmountForm;
import org.tppkit.adapter.arkea.internal.wire.PaymentForm;
import org.tppkit.adapter.arkea.internal.wire.RemittanceForm;
import org.tppkit.ports.model.ApiVersion;

/**
 * A version of STET as it is asked for and written on the wire. The versions share paths and parameters; what they answer
 * differs in details that are read alike (see {@code internal.wire}), and what is written to them differs as this row says.
 *
 * @param version the version
 * @param accept the value of the Accept header
 * @param payment how payments, and amounts altogether, are written
 * @param flow how the customer comes back from the approval of a payment
 * @param cancelStatus how payments are cancelled, where a bank does not say otherwise
 */
public record StetDialect(
        ApiVersion version, String accept, PaymentForm payment, PaymentFlow flow, CancelStatus cancelStatus) {
    /** STET 1.4.1: what a bank of two versions answers when none is asked for. */
    public static final StetDialect STET_1_4_1 = new StetDialect(
            ApiVersion.of("1.4.1"),
            "application/hal+json; charset=utf-8",
            new PaymentForm(AmountForm.TEXT, RemittanceForm.LINES, false, false, true, false, false),
            PaymentFlow.REPORT_ADDRESS,
            CancelStatus.RJCT);

    /** STET 1.4.2: the version stands in Accept (Arkéa Production page, "Invoke an API"). */
    public static final StetDialect STET_1_4_2 = new StetDialect(
            ApiVersion.of("1.4.2"),
            "application/hal+json; charset=utf-8; version=1.4.2",
            new PaymentForm(AmountForm.NUMBER, RemittanceForm.OBJECT, true, true, false, true, true),
            PaymentFlow.AUTHORIZATION_CODE,
            CancelStatus.CANC);

    /** The dialect of a version; empty for a version that is not spoken here. */
    public static Optional<StetDialect> of(ApiVersion version) {
        return Stream.of(STET_1_4_1, STET_1_4_2)
                .filter(dialect -> dialect.version.equals(version))
                .findFirst();
    }
}
