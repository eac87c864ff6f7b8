package org.tppkit.testkit.simulator.internal.dictionary;

import static org.tppkit.testkit.simulator.internal.dictionary.Rules.BIC;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.BOOLEAN;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.COUNTRY;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.CURRENCY;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.IBAN;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.IDENTIFIER;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.listOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.moment;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.oneOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.text;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.may;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.must;

/** Parties, accounts and agents (STET, section 4). 1.4.1 after 1.4.0.47; lengths of 1.4.2 after its neighbours. */
final class PartyShapes {

    static final Shape GENERIC_ID =
            Shape.of(must("identification", text(70)), must("schemeName", text(70)), may("issuer", text(35)));

    static final Shape ADDRESS_141 = Shape.of(must("country", COUNTRY), must("addressLine", listOf(0, 7, text(70))));

    static final Shape ADDRESS_142 = ADDRESS_141.with(
            may("addressType", oneOf("BIZZ", "DLVY", "MLTO", "PBOX", "ADDR", "HOME")),
            may("department", text(70)),
            may("subDepartment", text(70)),
            may("streetName", text(70)),
            may("buildingNumber", text(16)),
            may("buildingName", text(16)),
            may("postCode", text(16)),
            may("townName", text(35)),
            may("countrySubDivision", text(35)));

    static final Shape PARTY_141 = Shape.of(
            must("name", text(140)),
            may("postalAddress", ADDRESS_141),
            may("organisationId", GENERIC_ID),
            may("privateId", GENERIC_ID));

    static final Shape PARTY_142 = PARTY_141.with(
            may("postalAddress", ADDRESS_142),
            may(
                    "dateAndPlaceOfBirth",
                    Shape.of(
                            must("birthDate", moment(WireDates.Form.DATE)),
                            must("cityOfBirth", text(35)),
                            must("countryOfBirth", COUNTRY))));

    static final Shape ACCOUNT_141 = Shape.of(may("iban", IBAN), may("other", GENERIC_ID));

    static final Shape ACCOUNT_142 = ACCOUNT_141.with(may("currency", CURRENCY));

    static final Shape AGENT_141 = Shape.of(
            must("bicFi", BIC),
            may("clearingSystemMemberId", Shape.of(may("clearingSystemId", text(35)), may("memberId", text(35)))),
            may("name", text(140)),
            may("postalAddress", ADDRESS_141));

    static final Shape AGENT_142 = AGENT_141.with(may("postalAddress", ADDRESS_142));

    static final Shape BENEFICIARY_141 = Shape.of(
            may("id", IDENTIFIER),
            may("isTrusted", BOOLEAN),
            may("creditorAgent", AGENT_141),
            must("creditor", PARTY_141),
            may("creditorAccount", ACCOUNT_141));

    static final Shape BENEFICIARY_142 = BENEFICIARY_141.with(
            may("creditorAgent", AGENT_142), must("creditor", PARTY_142), may("creditorAccount", ACCOUNT_142));

    static final Shape INTERMEDIARY_142 = Shape.of(may("agent", PARTY_142), may("agentAccount", ACCOUNT_142));

    static final Shape CREDITOR_INSTRUCTION_142 =
            Shape.of(may("code", oneOf("CHQB", "HOLD", "PHOB", "TELB")), may("instructionInformation", text(140)));

    static final Shape CODE_AND_ISSUER = Shape.of(must("code", text(4)), may("issuer", text(35)));

    private PartyShapes() {}
}
