package org.tppkit.testkit.simulator.internal.dictionary;

import static org.tppkit.testkit.simulator.internal.dictionary.Rules.text;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.may;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.must;

import org.tppkit.testkit.simulator.StetVersion;

/** The bodies that a client may send, per version. */
public final class Dictionary {

    private static final Shape COVERAGE_141 = Shape.of(
            must("paymentCoverageRequestId", text(35)),
            may("payee", text(70)),
            must("instructedAmount", AmountShapes.AMOUNT_141),
            must("accountId", PartyShapes.ACCOUNT_141));

    private static final Shape COVERAGE_142 = COVERAGE_141.with(
            must("instructedAmount", AmountShapes.AMOUNT_142), must("accountId", PartyShapes.ACCOUNT_142));

    private static final Shape CONFIRMATION =
            Shape.of(may("nonce", text(70)), may("psuAuthenticationFactor", Rules.ANY_TEXT));

    private Dictionary() {}

    /** Body of POST and PUT of payment requests. */
    public static Rule payment(StetVersion version) {
        return version == StetVersion.V1_4_1 ? PaymentShapes.PAYMENT_141 : PaymentShapes.PAYMENT_142;
    }

    /** Body of a funds confirmation. */
    public static Rule coverage(StetVersion version) {
        return version == StetVersion.V1_4_1 ? COVERAGE_141 : COVERAGE_142;
    }

    /** Body of an o-confirmation; an empty object is enough. */
    public static Rule confirmation() {
        return CONFIRMATION;
    }
}
