package org.tppkit.ports.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in a currency of ISO 4217. Never a double.
 *
 * <p>The amount has at most 15 digits before and 5 after the decimal point. Its scale is made uniform, so that {@code
 * equals} compares by value:
 * at least the decimals that the currency has, and no zeros after those. {@code 12.3 EUR} is {@code 12.30 EUR}; {@code
 * 5.0 JPY} is
 * {@code 5 JPY}; {@code 0.125 EUR} stays.
 *
 * @param amount the amount in units of the currency (euros, not cents); may be negative
 * @param currency a currency that can be paid in: codes for gold, for tests or for no currency are refused
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final StrictDecimal BOUNDS = new StrictDecimal(15, 5);

    /**
     * Takes a number of bounded size.
     *
     * @param amount at most 15 digits before and 5 after the decimal point, in units of the currency; may be negative
     * @param currency one that can be paid in
     * @throws IllegalArgumentException if the amount has too many digits, or the currency cannot be paid in
     */
    public Money {
        Objects.requireNonNull(currency, "currency");
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("not a currency that can be paid in");
        }
        amount = normalised(BOUNDS.check(amount), currency);
    }

    /**
     * {@return that amount, its scale made uniform}
     *
     * @param amount at most 15 digits before and 5 after the decimal point, in units of the currency; may be negative
     * @param currency one that can be paid in
     * @throws IllegalArgumentException if the amount has too many digits, or the currency cannot be paid in
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /**
     * Reads an amount as it stands in a message: {@code -?[0-9]{1,15}(\.[0-9]{1,5})?}. No exponent, no plus sign, no
     * blanks, ASCII digits only.
     *
     * @param amount the raw text of the amount
     * @param currency three upper case letters of ISO 4217
     * @return the amount: {@code 12.3} and {@code EUR} give {@code 12.30 EUR}
     * @throws IllegalArgumentException if the amount is written otherwise or the currency is none to pay in; neither is
     *     repeated
     */
    public static Money of(String amount, String currency) {
        return parse(amount, currencyOf(currency));
    }

    /**
     * {@return the amount that {@link #of(String, String)} would read, in a currency that is known already}
     *
     * @param amount the raw text of the amount
     * @param currency what the text is an amount of
     * @throws IllegalArgumentException if the amount is written otherwise, or the currency cannot be paid in
     */
    public static Money parse(String amount, Currency currency) {
        return new Money(BOUNDS.parse(amount), currency);
    }

    /**
     * {@return the sum}
     *
     * @param other an amount in the same currency
     * @throws IllegalArgumentException if the currencies differ or the sum has too many digits
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * {@return the difference}
     *
     * @param other what is taken away, in the same currency
     * @throws IllegalArgumentException if the currencies differ or the difference has too many digits
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** {@return the same amount with the other sign} */
    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    /** {@return the same amount without a sign} */
    public Money abs() {
        return isNegative() ? negate() : this;
    }

    /** {@return whether the amount is below zero} */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** {@return whether the amount is zero} */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** {@return whether the amount is above zero} */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /**
     * Compares the amounts; consistent with {@code equals}.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** {@code 12.30 EUR}: plain digits, a decimal point and the code, in every locale. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currencies differ: " + currency.getCurrencyCode() + " and " + other.currency.getCurrencyCode());
        }
        return other;
    }

    private static BigDecimal normalised(BigDecimal amount, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        if (amount.scale() <= decimals) {
            return amount.setScale(decimals);
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < decimals ? stripped.setScale(decimals) : stripped;
    }

    private static Currency currencyOf(String code) {
        Objects.requireNonNull(code, "currency");
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            // The cause stays out: a message of the JDK may repeat the text.
            throw new IllegalArgumentException("not a currency code of ISO 4217");
        }
    }
}
