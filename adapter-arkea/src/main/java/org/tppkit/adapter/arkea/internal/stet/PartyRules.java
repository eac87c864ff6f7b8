package org.tppkit.adapter.arkea.internal.stet;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.SepaText;

/**
 * What STET's {@code PartyIdentification} and {@code PostalAddress} can carry (STET section 4; lengths of 1.4.2 after its
 * neighbour versions).
 *
 * @param structuredAddresses whether addresses have more than a country and lines
 */
record PartyRules(boolean structuredAddresses) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MOST_LINES = 7;

    /** @param field what the caller calls the party */
    void require(String field, Party party) {
        party.address().ifPresent(address -> require(field + ".address", address));
        party.organisationId().ifPresent(id -> require(field + ".organisationId", id));
        party.privateId().ifPresent(id -> require(field + ".privateId", id));
    }

    private void require(String field, PostalAddress address) {
        boolean country = address.country()
                .filter(code -> COUNTRY.matcher(code).matches())
                .isPresent();
        check(country, field + ".country", "an address needs the two capital letters of its country (ISO 3166)");
        check(structuredAddresses || !isStructured(address), field, "this version carries a country and lines only");
        requireText(field + ".townName", address.townName(), 35);
        requireText(field + ".postCode", address.postCode(), 16);
        requireText(field + ".streetName", address.streetName(), 70);
        requireText(field + ".buildingNumber", address.buildingNumber(), 16);
        check(address.lines().size() <= MOST_LINES, field + ".lines", "an address has at most " + MOST_LINES);
        address.lines().forEach(line -> requireText(field + ".lines", Optional.of(line), 70));
    }

    /** Whether an address has more than a country and lines. */
    static boolean isStructured(PostalAddress address) {
        return Stream.of(address.townName(), address.postCode(), address.streetName(), address.buildingNumber())
                .anyMatch(Optional::isPresent);
    }

    private static void requireText(String field, Optional<String> text, int longest) {
        text.ifPresent(value -> {
            check(!value.isBlank() && value.length() <= longest, field, "1 to " + longest + " characters are expected");
            check(SepaText.isPlain(value), field, "it holds a character that SEPA does not carry");
        });
    }

    private static void require(String field, GenericIdentification id) {
        requireLength(field, id.identification(), 70);
        requireLength(field + ".schemeName", id.schemeName(), 70);
        id.issuer().ifPresent(issuer -> requireLength(field + ".issuer", issuer, 35));
    }

    private static void requireLength(String field, String text, int longest) {
        check(!text.isBlank() && text.length() <= longest, field, "1 to " + longest + " characters are expected");
    }

    private static void check(boolean right, String field, String rule) {
        if (!right) {
            throw new InvalidRequestException(field, rule);
        }
    }
}
