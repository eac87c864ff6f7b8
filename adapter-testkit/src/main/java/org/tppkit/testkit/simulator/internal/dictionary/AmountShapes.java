package org.tppkit.testkit.simulator.internal.dictionary;

import static org.tppkit.testkit.simulator.internal.dictionary.Rules.AMOUNT_TEXT;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.CURRENCY;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.NUMBER;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.oneOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.text;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.may;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.must;

/** Amounts: strings in 1.4.1, numbers in 1.4.2 (STET, section 9.1). */
final class AmountShapes {

    static final Shape AMOUNT_141 = Shape.of(must("amount", AMOUNT_TEXT), must("currency", CURRENCY));

    static final Shape AMOUNT_142 = Shape.of(must("amount", NUMBER), must("currency", CURRENCY));

    static final Shape EQUIVALENT_142 = AMOUNT_142.with(must("currencyOfTransfer", CURRENCY));

    static final Shape EXCHANGE_142 = Shape.of(
            may("unitCurrency", CURRENCY),
            may("exchangeRate", NUMBER),
            may("rateType", oneOf("SPOT", "SALE", "AGRD")),
            may("contractIdentification", text(35)));

    private AmountShapes() {}
}
