package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.internal.dictionary.InvalidBodyException;

/**
 * What the bank takes of what the standard allows (Arkéa, section 8): SCT and SCT Inst in euro, no priority, redirect only,
 * no exemption from strong authentication. The columns for SEPA of STET's table in section 8.1 are applied as well.
 */
final class BankLimits {

    private static final String TRANSFERS = "creditTransferTransaction";
    private static final BigDecimal HIGHEST = new BigDecimal("999999999.99");

    /** Keys of a transfer that only international payments use. */
    private static final List<String> INTERNATIONAL = List.of(
            "equivalentAmount",
            "exchangeRateInformation",
            "intermediaryAgent",
            "instructionForCreditorAgent",
            "regulatoryReportingCodes");

    /** Where a code is given, this is the only one taken. */
    private static final Map<String, List<String>> CODES = Map.of(
            "serviceLevel", List.of("SEPA"),
            "localInstrument", List.of("INST"),
            "instructionPriority", List.of("NORM"),
            "categoryPurpose", List.of("CASH", "DVPM"));

    private BankLimits() {}

    static void check(JsonNode body, RegisteredApplication application) throws InvalidBodyException {
        checkCodes(body);
        checkSupplementaryData(body.path("supplementaryData"), application);
        if (body.has("debtorAccount")) {
            checkAccount(body.path("debtorAccount"), "debtorAccount");
        }
        checkAddress(body.path("debtor"), "debtor");
        checkBeneficiary(body, "");
        for (int i = 0; i < body.path(TRANSFERS).size(); i++) {
            checkTransfer(body.path(TRANSFERS).path(i), TRANSFERS + "[" + i + "].");
        }
    }

    private static void checkCodes(JsonNode body) throws InvalidBodyException {
        JsonNode type = body.path("paymentTypeInformation");
        for (Map.Entry<String, List<String>> line : CODES.entrySet()) {
            if (type.has(line.getKey())
                    && !line.getValue().contains(type.path(line.getKey()).asText())) {
                throw new InvalidBodyException(
                        "paymentTypeInformation." + line.getKey(), "is not taken: SCT and SCT Inst only, no priority");
            }
        }
        if (body.has("chargeBearer") && !body.path("chargeBearer").asText().equals("SLEV")) {
            throw new InvalidBodyException("chargeBearer", "is not taken: SLEV only");
        }
    }

    /** The part that a cancellation may bring anew. */
    static void checkSupplementaryData(JsonNode data, RegisteredApplication application) throws InvalidBodyException {
        String path = "supplementaryData.";
        boolean redirect = false;
        for (JsonNode approach : data.path("acceptedAuthenticationApproach")) {
            redirect |= approach.asText().equals("REDIRECT");
        }
        if (!redirect) {
            throw new InvalidBodyException(path + "acceptedAuthenticationApproach", "does not hold REDIRECT");
        }
        if (data.path("scaHint").asText().equals("scaExemption")) {
            throw new InvalidBodyException(path + "scaHint", "is not taken: no exemption");
        }
        if (!data.has("successfulReportUrl")) {
            throw new InvalidBodyException(path + "successfulReportUrl", "is missing");
        }
        for (String key : List.of("successfulReportUrl", "unsuccessfulReportUrl")) {
            if (data.has(key)
                    && !CallbackBase.covers(application, data.path(key).asText())) {
                throw new InvalidBodyException(path + key, "is not under the application's registered address");
            }
        }
    }

    private static void checkTransfer(JsonNode transfer, String path) throws InvalidBodyException {
        for (String key : INTERNATIONAL) {
            if (transfer.has(key)) {
                throw new InvalidBodyException(path + key, "is not used in SEPA payments");
            }
        }
        if (!transfer.has("instructedAmount")) {
            throw new InvalidBodyException(path + "instructedAmount", "is missing");
        }
        checkAmount(transfer.path("instructedAmount"), path + "instructedAmount");
        checkBeneficiary(transfer, path);
        JsonNode remittance = transfer.path("remittanceInformation");
        if (remittance.path("structured").size() > 1) {
            throw new InvalidBodyException(path + "remittanceInformation.structured", "has more than one element");
        }
        if (!remittance.path("structured").isEmpty()
                && !remittance.path("unstructured").isEmpty()) {
            throw new InvalidBodyException(path + "remittanceInformation", "is structured and unstructured at once");
        }
    }

    /** Euro, more than zero, two decimals at most; used for coverage requests as well. */
    static void checkAmount(JsonNode node, String path) throws InvalidBodyException {
        if (!node.path("currency").asText().equals("EUR")) {
            throw new InvalidBodyException(path + ".currency", "is not taken: EUR only");
        }
        BigDecimal amount = PaymentOrder.amount(node);
        if (amount.signum() <= 0 || amount.compareTo(HIGHEST) > 0) {
            throw new InvalidBodyException(path + ".amount", "is not between 0.01 and 999999999.99");
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new InvalidBodyException(path + ".amount", "has more than two decimals");
        }
    }

    private static void checkBeneficiary(JsonNode holder, String path) throws InvalidBodyException {
        if (!holder.has("beneficiary")) {
            return;
        }
        String place = path + "beneficiary.";
        JsonNode beneficiary = holder.path("beneficiary");
        if (!beneficiary.has("creditorAccount")) {
            throw new InvalidBodyException(place + "creditorAccount", "is missing");
        }
        checkAccount(beneficiary.path("creditorAccount"), place + "creditorAccount");
        checkAddress(beneficiary.path("creditor"), place + "creditor");
    }

    private static void checkAccount(JsonNode account, String path) throws InvalidBodyException {
        if (account.has("other")) {
            throw new InvalidBodyException(path + ".other", "is not taken: IBAN only");
        }
        if (!account.has("iban")) {
            throw new InvalidBodyException(path + ".iban", "is missing");
        }
        if (!IbanCheck.isValid(account.path("iban").asText())) {
            throw new InvalidBodyException(path + ".iban", "has wrong check digits");
        }
        if (account.has("currency") && !account.path("currency").asText().equals("EUR")) {
            throw new InvalidBodyException(path + ".currency", "is not taken: EUR only");
        }
    }

    private static void checkAddress(JsonNode party, String path) throws InvalidBodyException {
        if (party.path("postalAddress").path("addressLine").size() > 2) {
            throw new InvalidBodyException(path + ".postalAddress.addressLine", "has more than two lines");
        }
    }
}
