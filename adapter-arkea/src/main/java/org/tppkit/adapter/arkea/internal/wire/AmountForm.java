package org.tppkit.adapter.arkea.internal.wire;

import org.tppkit.ports.model.Money;

/** How a version writes the number of STET's {@code AmountType}: digits and a point, never an exponent, never a binary number. */
public enum AmountForm {
    /** As a JSON string (STET 1.4.1). */
    TEXT {
        @Override
        void writeNumber(JsonWriter amount, String digits) {
            amount.text("amount", digits);
        }
    },
    /** As a JSON number (STET 1.4.2). */
    NUMBER {
        @Override
        void writeNumber(JsonWriter amount, String digits) {
            amount.number("amount", digits);
        }
    };

    abstract void writeNumber(JsonWriter amount, String digits);

    /** Writes an amount and its currency as an object of that name. */
    final void write(JsonWriter json, String name, Money money) {
        json.object(name, amount -> {
            writeNumber(amount, money.amount().toPlainString());
            amount.text("currency", money.currency().getCurrencyCode());
        });
    }
}
