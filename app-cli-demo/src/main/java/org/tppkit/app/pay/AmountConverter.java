package org.tppkit.app.pay;

import org.tppkit.ports.model.Money;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount in euro: {@code 12.34}, {@code 12.3} or {@code 12}. */
final class AmountConverter implements ITypeConverter<Money> {
    private static final int CENTS = 2;

    @Override
    public Money convert(String text) {
        if (text.contains(",")) {
            throw new TypeConversionException("write the cents behind a point, as in 12.34, and nothing between the"
                    + " thousands: a comma means different things in different countries");
        }
        Money amount = read(text);
        if (!amount.isPositive()) {
            throw new TypeConversionException("an amount is more than nothing");
        }
        if (amount.amount().scale() > CENTS) {
            throw new TypeConversionException("an amount in euro has at most two digits behind the point");
        }
        return amount;
    }

    private static Money read(String text) {
        try {
            return Money.of(text, "EUR");
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("write an amount in euro with digits and a point, as in 12.34");
        }
    }
}
