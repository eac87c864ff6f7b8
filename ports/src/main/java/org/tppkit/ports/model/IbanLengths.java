package org.tppkit.ports.model;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which countries have IBANs, and how long these are. Source: the ISO 13616 IBAN registry that SWIFT keeps, release 102 (June 2026), 89
 * countries. Territories that use another country's code (GP uses FR, JE uses GB) are not countries of the registry.
 */
final class IbanLengths {

    private static final Map<String, Integer> LENGTHS = lengths();

    private IbanLengths() {}

    /** The number of characters of an IBAN of this country, in electronic form; empty if the registry does not know the country. */
    static OptionalInt of(String country) {
        Integer length = LENGTHS.get(country);
        return length == null ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /** All countries of the registry with their lengths. */
    static Map<String, Integer> all() {
        return LENGTHS;
    }

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        put(lengths, 15, "NO");
        put(lengths, 16, "BE");
        put(lengths, 18, "DK", "FI", "FK", "FO", "GL", "NL", "SD");
        put(lengths, 19, "MK", "SI");
        put(lengths, 20, "AT", "BA", "EE", "KZ", "LT", "LU", "MN", "XK");
        put(lengths, 21, "CH", "HR", "LI", "LV");
        put(lengths, 22, "BG", "BH", "CR", "DE", "GB", "GE", "IE", "ME", "RS", "VA");
        put(lengths, 23, "AE", "GI", "IL", "IQ", "OM", "SO", "TL");
        put(lengths, 24, "AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VG");
        put(lengths, 25, "LY", "PT", "ST");
        put(lengths, 26, "IS", "TR");
        put(lengths, 27, "BI", "DJ", "FR", "GR", "IT", "MC", "MR", "SM");
        put(lengths, 28, "AL", "AZ", "BY", "CY", "DO", "GT", "HN", "HU", "LB", "NI", "PL", "SV");
        put(lengths, 29, "BR", "EG", "PS", "QA", "UA");
        put(lengths, 30, "JO", "KW", "MU", "YE");
        put(lengths, 31, "MT", "SC");
        put(lengths, 32, "LC");
        put(lengths, 33, "RU");
        return Map.copyOf(lengths);
    }

    private static void put(Map<String, Integer> lengths, int length, String... countries) {
        for (String country : countries) {
            lengths.put(country, length);
        }
    }
}
