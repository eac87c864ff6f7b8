package org.tppkit.testkit.simulator.internal.payment;

import java.math.BigInteger;

/** The check digits of an IBAN (ISO 13616, ISO 7064 MOD 97-10). */
final class IbanCheck {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private IbanCheck() {}

    static boolean isValid(String iban) {
        if (!iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .map(c -> Character.digit(c, Character.MAX_RADIX))
                .forEach(digits::append);
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }
}
