package org.tppkit.adapter.arkea.internal.wire;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Money;

/**
 * Reads STET's {@code AmountType}. Banks write the amount as a JSON number (STET 1.4.2, Arkéa) or as a string (STET 1.4.1):
 * both are read from the raw characters by the strict grammar of {@link Money#parse(String, Currency)}, without exponent, and
 * never through a binary number.
 */
final class AmountReader {
    private static final List<String> USUAL_CURRENCIES = List.of("EUR", "USD", "GBP", "CHF");

    private AmountReader() {}

    /** The amount here; null for a null. */
    static @Nullable Money read(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        String amount = null;
        String currency = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "amount" -> amount = json.numberOrText();
                case "currency" -> currency = json.code(USUAL_CURRENCIES);
                default -> json.skip();
            }
        }
        return money(json, amount, currency);
    }

    private static Money money(JsonBody json, @Nullable String amount, @Nullable String currency) {
        if (amount == null) {
            throw json.wrong("amount", "an amount is missing");
        }
        Currency known = Codes.currency(currency)
                .orElseThrow(() -> json.wrong("currency", "a currency of ISO 4217 is expected"));
        try {
            return Money.parse(amount, known);
        } catch (IllegalArgumentException refused) {
            throw json.wrong("amount", "a plain decimal number of at most 15 digits and 5 decimals is expected");
        }
    }
}
