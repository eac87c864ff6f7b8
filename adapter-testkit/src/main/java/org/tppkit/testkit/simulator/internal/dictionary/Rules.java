package org.tppkit.testkit.simulator.internal.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of single values. */
final class Rules {

    /** Identifiers that a sending party assigns: 1 to 35 of these characters (STET 1.4.0.47). */
    static final Rule IDENTIFIER = matching("[a-zA-Z0-9 /\\-?:().,']{1,35}");

    /** Identifiers that the bank assigns; wider from 1.5.0 on. */
    static final Rule RESOURCE_ID = matching("[a-zA-Z0-9_ /\\-?:().,']{1,100}");

    static final Rule IBAN = matching("[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}");
    static final Rule BIC = matching("[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?");
    static final Rule CURRENCY = matching("[A-Z]{3}");
    static final Rule COUNTRY = matching("[A-Z]{2}");
    static final Rule ANY_TEXT = text(2048);

    /** Amount of 1.4.1: a string. */
    static final Rule AMOUNT_TEXT = matching("-?[0-9]{1,13}(\\.[0-9]{0,5})?");

    /** Amount of 1.4.2: a number; that it is written without exponent is checked before. */
    static final Rule NUMBER = (value, path) -> {
        if (!value.isNumber()) {
            throw new InvalidBodyException(path, "is not a number");
        }
        if (!value.decimalValue().toPlainString().matches("-?[0-9]{1,13}(\\.[0-9]{1,5})?")) {
            throw new InvalidBodyException(path, "has more than 13 digits or 5 decimals");
        }
    };

    static final Rule BOOLEAN = (value, path) -> {
        if (!value.isBoolean()) {
            throw new InvalidBodyException(path, "is not a boolean");
        }
    };

    static final Rule WHOLE_NUMBER = (value, path) -> {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw new InvalidBodyException(path, "is not a whole number from 1");
        }
    };

    private Rules() {}

    /** A string of 1 to that many characters. */
    static Rule text(int longest) {
        return (value, path) -> {
            String text = string(value, path);
            if (text.isBlank()) {
                throw new InvalidBodyException(path, "is empty");
            }
            if (text.codePointCount(0, text.length()) > longest) {
                throw new InvalidBodyException(path, "is longer than " + longest + " characters");
            }
        };
    }

    static Rule matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return (value, path) -> {
            if (!pattern.matcher(string(value, path)).matches()) {
                throw new InvalidBodyException(path, "does not match " + regex);
            }
        };
    }

    static Rule oneOf(String... codes) {
        Set<String> known = Set.of(codes);
        return (value, path) -> {
            if (!known.contains(string(value, path))) {
                throw new InvalidBodyException(path, "is not a code of this version");
            }
        };
    }

    static Rule moment(WireDates.Form... forms) {
        Set<WireDates.Form> allowed = Set.of(forms);
        return (value, path) -> {
            try {
                if (!allowed.contains(WireDates.form(string(value, path)))) {
                    throw new InvalidBodyException(path, "is not a date or time of the form that is wanted");
                }
            } catch (DateTimeException e) {
                throw new InvalidBodyException(path, "is not a date or time");
            }
        };
    }

    static Rule listOf(int fewest, int most, Rule each) {
        return (value, path) -> {
            if (!value.isArray()) {
                throw new InvalidBodyException(path, "is not an array");
            }
            if (value.size() < fewest || value.size() > most) {
                throw new InvalidBodyException(path, "has not " + fewest + " to " + most + " elements");
            }
            for (int i = 0; i < value.size(); i++) {
                each.check(value.get(i), path + "[" + i + "]");
            }
        };
    }

    private static String string(JsonNode value, String path) throws InvalidBodyException {
        if (!value.isTextual()) {
            throw new InvalidBodyException(path, "is not a string");
        }
        return value.textValue();
    }
}
