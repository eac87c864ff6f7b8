package org.tppkit.testkit.simulator.internal.dictionary;

import static org.tppkit.testkit.simulator.internal.dictionary.Rules.BOOLEAN;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.IDENTIFIER;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.RESOURCE_ID;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.WHOLE_NUMBER;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.listOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.moment;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.oneOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.text;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.may;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.must;

/** Payment requests of both versions (STET, sections 4, 5 and 9.1). */
final class PaymentShapes {

    private static final int MANY = 1000;

    private static final String[] REASONS = {
        "AC01", "AC04", "AC06", "AG01", "AM18", "CH03", "CUST", "DS02", "DUPL", "FF01", "FRAD", "MS03", "NOAS", "RR01",
        "RR03", "RR04", "RR12", "TECH"
    };

    private static final Rule REASON = oneOf(REASONS);
    private static final Rule DAY_141 = moment(WireDates.Form.DATE, WireDates.Form.OFFSET);
    private static final Rule DAY_142 = moment(WireDates.Form.values());
    private static final Rule TIME_141 = moment(WireDates.Form.OFFSET);
    private static final Rule TIME_142 = moment(WireDates.Form.OFFSET, WireDates.Form.LOCAL);
    private static final Rule PURPOSE = oneOf("ACCT", "CASH", "COMC", "CPKC", "TRPT");
    private static final Rule REGULATORY = listOf(1, 10, text(10));

    private static final Shape TYPE_141 = Shape.of(
            may("instructionPriority", oneOf("HIGH", "NORM")),
            must("serviceLevel", oneOf("SEPA", "NURG")),
            may("localInstrument", oneOf("INST")),
            may("categoryPurpose", oneOf("CASH", "DVPM")));

    private static final Shape TYPE_142 = TYPE_141.with(
            may("serviceLevel", oneOf("SEPA")),
            may("localInstrument", text(35)),
            may("categoryPurpose", oneOf("CASH", "CORT", "DVPM", "INTC", "TREA")));

    private static final Shape PAYMENT_ID_141 =
            Shape.of(may("resourceId", RESOURCE_ID), must("instructionId", IDENTIFIER), must("endToEndId", IDENTIFIER));

    private static final Shape PAYMENT_ID_142 = PAYMENT_ID_141.with(may("endToEndId", IDENTIFIER));

    private static final Shape SUPPLEMENTARY_141 = supplementary("EMBEDDED");
    private static final Shape SUPPLEMENTARY_142 = supplementary("EMBEDDED-1-FACTOR");

    private static final Shape TRANSFER_141 = Shape.of(
            must("paymentId", PAYMENT_ID_141),
            may("requestedExecutionDate", DAY_141),
            may("endDate", DAY_141),
            may("executionRule", oneOf("FWNG", "PREC")),
            may("frequency", oneOf("DAIL", "WEEK", "TOWK", "MNTH", "TOMN", "QUTR", "SEMI", "YEAR")),
            must("instructedAmount", AmountShapes.AMOUNT_141),
            may("beneficiary", PartyShapes.BENEFICIARY_141),
            may("ultimateCreditor", PartyShapes.PARTY_141),
            may("regulatoryReportingCodes", REGULATORY),
            must("remittanceInformation", RemittanceShapes.REMITTANCE_141),
            may("transactionStatus", oneOf("RJCT", "PDNG", "ACSP", "ACSC")),
            may("statusReasonInformation", REASON));

    private static final Shape TRANSFER_142 = TRANSFER_141.with(
            must("paymentId", PAYMENT_ID_142),
            may("requestedExecutionDate", DAY_142),
            may("endDate", DAY_142),
            may("instructedAmount", AmountShapes.AMOUNT_142),
            may("equivalentAmount", AmountShapes.EQUIVALENT_142),
            may("exchangeRateInformation", AmountShapes.EXCHANGE_142),
            may("ultimateDebtor", PartyShapes.PARTY_142),
            may("intermediaryAgent", PartyShapes.INTERMEDIARY_142),
            may("beneficiary", PartyShapes.BENEFICIARY_142),
            may("ultimateCreditor", PartyShapes.PARTY_142),
            may("instructionForCreditorAgent", listOf(0, MANY, PartyShapes.CREDITOR_INSTRUCTION_142)),
            may("purpose", PURPOSE),
            may("remittanceInformation", RemittanceShapes.REMITTANCE_142),
            may("transactionStatus", oneOf("RJCT", "PDNG", "ACTC", "ACSP", "ACSC", "CANC")));

    private static final Shape COMMON = Shape.of(
            may("resourceId", RESOURCE_ID),
            must("paymentInformationId", IDENTIFIER),
            must("numberOfTransactions", WHOLE_NUMBER),
            may("statusReasonInformation", REASON),
            may("fundsAvailability", BOOLEAN),
            may("booking", BOOLEAN));

    static final Shape PAYMENT_141 = COMMON.with(
            must("creationDateTime", TIME_141),
            must("initiatingParty", PartyShapes.PARTY_141),
            must("paymentTypeInformation", TYPE_141),
            may("debtor", PartyShapes.PARTY_141),
            may("debtorAccount", PartyShapes.ACCOUNT_141),
            may("debtorAgent", PartyShapes.AGENT_141),
            may("beneficiary", PartyShapes.BENEFICIARY_141),
            may("ultimateCreditor", PartyShapes.PARTY_141),
            may("purpose", PURPOSE),
            may("chargeBearer", oneOf("SLEV")),
            may(
                    "paymentInformationStatus",
                    oneOf("ACCP", "ACSC", "ACSP", "ACTC", "ACWC", "ACWP", "PART", "RCVD", "PDNG", "RJCT")),
            may("requestedExecutionDate", DAY_141),
            must("creditTransferTransaction", listOf(1, MANY, TRANSFER_141)),
            must("supplementaryData", SUPPLEMENTARY_141));

    static final Shape PAYMENT_142 = COMMON.with(
            may("batchBooking", BOOLEAN),
            must("creationDateTime", TIME_142),
            must("initiatingParty", PartyShapes.PARTY_142),
            may("acceptDebtorAccountChange", BOOLEAN),
            may("acceptChargeHandlingChange", BOOLEAN),
            must("paymentTypeInformation", TYPE_142),
            may("debtor", PartyShapes.PARTY_142),
            may("debtorAccount", PartyShapes.ACCOUNT_142),
            may("debtorAgent", PartyShapes.AGENT_142),
            may("beneficiary", PartyShapes.BENEFICIARY_142),
            may("chargeBearer", oneOf("SLEV", "SHAR", "CRED", "DEBT")),
            may(
                    "paymentInformationStatus",
                    oneOf(
                            "ACCP", "ACSC", "ACSP", "ACTC", "ACWC", "ACWP", "CANC", "PART", "PATC", "RCVD", "PDNG",
                            "RJCT")),
            may("requestedExecutionDate", DAY_142),
            must("creditTransferTransaction", listOf(1, MANY, TRANSFER_142)),
            must("supplementaryData", SUPPLEMENTARY_142));

    private PaymentShapes() {}

    private static Shape supplementary(String embedded) {
        Rule approach = oneOf("REDIRECT", "DECOUPLED", embedded);
        return Shape.of(
                may("acceptedAuthenticationApproach", listOf(0, 3, approach)),
                may("appliedAuthenticationApproach", approach),
                may("scaHint", oneOf("noScaExemption", "scaExemption")),
                may("successfulReportUrl", Rules.ANY_TEXT),
                may("unsuccessfulReportUrl", Rules.ANY_TEXT));
    }
}
