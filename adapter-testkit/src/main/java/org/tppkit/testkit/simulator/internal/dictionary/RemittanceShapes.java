package org.tppkit.testkit.simulator.internal.dictionary;

import static org.tppkit.testkit.simulator.internal.dictionary.AmountShapes.AMOUNT_142;
import static org.tppkit.testkit.simulator.internal.dictionary.PartyShapes.CODE_AND_ISSUER;
import static org.tppkit.testkit.simulator.internal.dictionary.PartyShapes.PARTY_142;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.NUMBER;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.listOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.moment;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.oneOf;
import static org.tppkit.testkit.simulator.internal.dictionary.Rules.text;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.may;
import static org.tppkit.testkit.simulator.internal.dictionary.Shape.must;

/** Remittance information: lines in 1.4.1, an object in 1.4.2 with its documents and taxes (STET, section 4). */
final class RemittanceShapes {

    /** "Only one occurrence is allowed" (STET 1.4.0.47). */
    static final Rule REMITTANCE_141 = listOf(1, 1, text(140));

    private static final int MANY = 1000;
    private static final Rule DAY = moment(WireDates.Form.DATE);
    private static final Rule SIDE = oneOf("CRDT", "DBIT");

    private static final Shape TYPED_AMOUNT = Shape.of(may("type", text(35)), must("amount", AMOUNT_142));

    private static final Shape ADJUSTMENT = Shape.of(
            must("amount", AMOUNT_142),
            may("creditDebitIndicator", SIDE),
            may("reason", text(4)),
            may("additionalInformation", text(140)));

    private static final Shape REMITTANCE_AMOUNT = Shape.of(
            may("duePayableAmount", AMOUNT_142),
            may("discountAppliedAmount", TYPED_AMOUNT),
            may("creditNoteAmount", AMOUNT_142),
            may("taxAmount", TYPED_AMOUNT),
            may("adjustmentAmountAndReason", ADJUSTMENT),
            may("remittedAmount", AMOUNT_142));

    private static final Shape LINE_ID =
            Shape.of(may("type", CODE_AND_ISSUER), may("number", text(35)), may("relatedDate", DAY));

    private static final Shape LINE_DETAIL =
            Shape.of(may("identification", LINE_ID), may("description", text(2048)), may("amount", REMITTANCE_AMOUNT));

    private static final Shape DOCUMENT = LINE_ID.with(may("lineDetails", listOf(0, MANY, LINE_DETAIL)));

    private static final Shape TAX_PARTY = Shape.of(
            may("taxIdentification", text(35)),
            may("registrationIdentification", text(35)),
            may("taxType", text(35)),
            may("authorisation", Shape.of(may("title", text(35)), may("name", text(140)))));

    private static final Shape TAX_PERIOD = Shape.of(
            may("year", text(35)),
            may(
                    "type",
                    oneOf(
                            "MM01", "MM02", "MM03", "MM04", "MM05", "MM06", "MM07", "MM08", "MM09", "MM10", "MM11",
                            "MM12", "QTR1", "QTR2", "QTR3", "QTR4", "HLF1", "HLF2")),
            may("fromDate", DAY),
            may("toDate", DAY));

    private static final Shape TAX_AMOUNT = Shape.of(
            may("rate", NUMBER),
            may("taxableBaseAmount", AMOUNT_142),
            may("totalAmount", AMOUNT_142),
            may("details", listOf(0, MANY, Shape.of(may("period", TAX_PERIOD), must("amount", AMOUNT_142)))));

    private static final Shape TAX_RECORD = Shape.of(
            may("type", text(35)),
            may("category", text(35)),
            may("categoryDetails", text(35)),
            may("debtorStatus", text(35)),
            may("certificateIdentification", text(35)),
            may("formsCode", text(35)),
            may("period", TAX_PERIOD),
            may("taxAmount", TAX_AMOUNT),
            may("additionalInformation", text(140)));

    private static final Shape TAX = Shape.of(
            may("creditor", TAX_PARTY),
            may("debtor", TAX_PARTY),
            may("ultimateDebtor", TAX_PARTY),
            may("administrationZone", text(35)),
            may("referenceNumber", text(140)),
            may("method", text(35)),
            may("totalTaxableBaseAmount", AMOUNT_142),
            may("totalTaxAmount", AMOUNT_142),
            may("date", DAY),
            may("sequenceNumber", NUMBER),
            may("record", listOf(0, MANY, TAX_RECORD)));

    private static final Shape STRUCTURED = Shape.of(
            may("referredDocumentInformation", listOf(0, MANY, DOCUMENT)),
            may("referredDocumentAmount", REMITTANCE_AMOUNT),
            may("creditorReferenceInformation", Shape.of(may("type", CODE_AND_ISSUER), may("reference", text(35)))),
            may("invoicer", PARTY_142),
            may("invoicee", PARTY_142),
            may("taxRemittance", TAX));

    static final Shape REMITTANCE_142 =
            Shape.of(may("unstructured", listOf(0, 1, text(140))), may("structured", listOf(0, MANY, STRUCTURED)));

    private RemittanceShapes() {}
}
