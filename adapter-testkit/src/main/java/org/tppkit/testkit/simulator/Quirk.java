package org.tppkit.testkit.simulator;

import java.util.EnumSet;
import java.util.Set;

/**
 * Oddities of the wire, each a switch. Those that Arkéa's banks show by default are on by default; the others were
 * seen at STET banks, or are attacks that a client must withstand. Sources are named as in the project's reference page
 * on Arkéa.
 */
public enum Quirk {
    /**
     * The last page's {@code next} is the page itself; off: the last page has no {@code next}. Arkéa, section 6
     * (recorded answers).
     */
    LAST_PAGE_NEXT_EQUALS_SELF(true),
    /**
     * Link objects that lead nowhere are there, but have no {@code href}: {@code prev} on the first page, {@code next}
     * on the last. Arkéa, section 6.
     */
    LINK_WITHOUT_HREF(true),
    /** Links between pages do not repeat {@code dateFrom} and {@code dateTo}. Arkéa, section 6. */
    NEXT_DROPS_DATE_FILTER(true),
    /**
     * Pending entries of 1.4.2 have an empty booking date or none, in turns; off: none. In 1.4.1 empty; off: the
     * transaction date. Arkéa, section 6.
     */
    EMPTY_BOOKING_DATE_ON_PENDING(true),
    /**
     * Answers say {@code application/json;charset=UTF-8}; off: {@code application/hal+json;charset=utf-8}. Arkéa,
     * section 4.
     */
    CONTENT_TYPE_PLAIN_JSON(true),
    /** In 1.4.2 the card accounts have no currency in {@code accountId}. Arkéa, section 6. */
    CURRENCY_MISSING_IN_ACCOUNT_ID(true),
    /** An empty list is a 204 without a body; off: 200 with an empty array. Both stand in Arkéa, section 6. */
    NO_DATA_IS_204(false),
    /** Amounts of 1.4.2 are strings. STET, section 11 (most other banks). */
    AMOUNT_AS_STRING_IN_142(false),
    /** Amounts lose zeros at their end: {@code 12.5}, {@code 100}. A habit of JSON number writers. */
    AMOUNT_WITHOUT_TRAILING_ZEROS(false),
    /** Dates are date-times with an offset, in both versions. STET, sections 4 and 13. */
    DATES_WITH_OFFSET(false),
    /** Fields and codes appear that no document names. STET code lists grow between versions, section 5. */
    UNKNOWN_FIELDS_AND_CODES(false),
    /** Absent values are written as {@code null}. STET, section 11. */
    NULLS(false),
    /** Links are whole addresses with host. STET allows any URI in {@code href}, section 6. */
    ABSOLUTE_LINKS(false),
    /** {@code next} leads to another host: a client must not send its token there. An attack, Faults H2. */
    NEXT_ON_OTHER_HOST(false),
    /** The second page's {@code next} leads back to the first. Faults H1. */
    NEXT_LOOPS(false),
    /** {@code next} leads to the list of another account. Faults H4. */
    NEXT_OF_OTHER_ACCOUNT(false),
    /** {@code next} has a fragment. Faults H5. */
    NEXT_WITH_FRAGMENT(false),
    /** A refresh answers without a new refresh token and the old one stays good. Arkéa, section 3. */
    REFRESH_KEEPS_TOKEN(false),
    /** {@code expires_in} is a string. STET, section 11. */
    EXPIRES_IN_AS_STRING(false),
    /** A refresh without {@code client_id} is refused. RFC 6749 allows it; Arkéa's page sends none. */
    REQUIRES_CLIENT_ID_ON_REFRESH(false),
    /** The scope of extended history survives a refresh; off: it is lost at the first. Arkéa, section 3. */
    EXTENDED_HISTORY_SURVIVES_REFRESH(false),
    /**
     * A code or refresh token used twice ends all tokens of its consent. RFC 6749 section 4.1.2, RFC 9700 section
     * 4.14.2.
     */
    REUSE_REVOKES_FAMILY(false),
    /** Revoking an access token leaves the refresh token alive; off: it dies too. Arkéa does not say, section 3. */
    REVOCATION_KEEPS_REFRESH_TOKEN(false),
    /** A created payment is answered with 200; off: 201. STET, section 11. */
    CREATION_IS_200(false),
    /** A created payment has no Location. STET, section 11. */
    LOCATION_MISSING(false),
    /** The Location of a created payment names another payment than the approval link. A fault, no source. */
    LOCATION_DISAGREES(false),
    /**
     * The approval link carries the payment's id as {@code paymentRequestRessourceId} and no PRid. STET, section 8.2.
     */
    APPROVAL_LINK_WITHOUT_PRID(false),
    /** {@code appliedAuthenticationApproach} of a created payment is an object around itself. STET, section 11. */
    APPLIED_APPROACH_NESTED(false),
    /** A confirmed payment is answered with 201; off: 200. STET, section 11. */
    CONFIRMATION_IS_201(false),
    /** A payment of 1.4.2 links to itself as {@code self}; off: {@code request}. STET, section 11. */
    PAYMENT_LINK_IS_SELF(false),
    /** Report addresses come back percent-encoded. STET, section 11. */
    REPORT_URLS_ENCODED(false),
    /** A cancellation takes effect at once, without the customer; off: the customer approves it. STET, section 8.3. */
    CANCELLATION_IMMEDIATE(false),
    /**
     * The TLS server names an issuer the client has never heard of: a careless client then shows no certificate.
     * Faults, section 2.
     */
    CA_LIST_OMITS_ISSUER(false);

    private final boolean onByDefault;

    Quirk(boolean onByDefault) {
        this.onByDefault = onByDefault;
    }

    /** {@return whether a new simulator shows this} */
    public boolean onByDefault() {
        return onByDefault;
    }

    /** {@return what a new simulator shows} */
    public static Set<Quirk> defaults() {
        Set<Quirk> on = EnumSet.noneOf(Quirk.class);
        for (Quirk quirk : values()) {
            if (quirk.onByDefault) {
                on.add(quirk);
            }
        }
        return on;
    }
}
