package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.dictionary.InvalidBodyException;

/**
 * Where dates and beneficiaries stand (STET, section 8.1): one date or one beneficiary at payment level, several ones at
 * each instruction; a standing order has its dates at its one instruction and its beneficiary at payment level. Arkéa takes
 * one date only, so that several transfers have theirs at payment level. Without any date the payment is for now.
 */
final class PlacementRules {

    private static final String DATE = "requestedExecutionDate";
    private static final String TRANSFERS = "creditTransferTransaction";

    private static final List<String> SET_BY_BANK = List.of(
            "resourceId", "paymentInformationStatus", "statusReasonInformation", "fundsAvailability", "booking");

    private PlacementRules() {}

    static void check(JsonNode body, LocalDate today) throws InvalidBodyException {
        JsonNode transfers = body.path(TRANSFERS);
        if (body.path("numberOfTransactions").intValue() != transfers.size()) {
            throw new InvalidBodyException("numberOfTransactions", "is not the number of transfers");
        }
        refuseWhatTheBankSets(body, transfers);
        checkBeneficiaries(body, transfers);
        boolean standing =
                transfers.path(0).has("frequency") || transfers.path(0).has("endDate");
        if (standing || transfers.path(0).has("executionRule")) {
            checkStandingOrder(body, transfers, today);
        } else {
            checkDate(body, transfers, today);
        }
    }

    /** Nothing of this is the sender's to say (STET, section 4: "assigned by the ASPSP" and statuses); our reading. */
    private static void refuseWhatTheBankSets(JsonNode body, JsonNode transfers) throws InvalidBodyException {
        for (String key : SET_BY_BANK) {
            refuse(body, "", key, "is set by the bank");
        }
        refuse(
                body.path("supplementaryData"),
                "supplementaryData.",
                "appliedAuthenticationApproach",
                "is set by the bank");
        for (int i = 0; i < transfers.size(); i++) {
            String path = TRANSFERS + "[" + i + "].";
            refuse(transfers.path(i), path, "transactionStatus", "is set by the bank");
            refuse(transfers.path(i), path, "statusReasonInformation", "is set by the bank");
            refuse(transfers.path(i).path("paymentId"), path + "paymentId.", "resourceId", "is set by the bank");
        }
    }

    private static void checkBeneficiaries(JsonNode body, JsonNode transfers) throws InvalidBodyException {
        boolean onPayment = body.has("beneficiary");
        if (!onPayment && transfers.size() == 1) {
            String complaint = "must stand at payment level, since there is one transfer";
            refuse(transfers.path(0), TRANSFERS + "[0].", "beneficiary", complaint);
            throw new InvalidBodyException("beneficiary", "is missing");
        }
        for (int i = 0; i < transfers.size(); i++) {
            if (transfers.path(i).has("beneficiary") == onPayment) {
                throw new InvalidBodyException(
                        TRANSFERS + "[" + i + "].beneficiary",
                        onPayment ? "stands at payment level too" : "is missing");
            }
        }
    }

    private static void checkDate(JsonNode body, JsonNode transfers, LocalDate today) throws InvalidBodyException {
        for (int i = 0; i < transfers.size(); i++) {
            String path = TRANSFERS + "[" + i + "].";
            if (transfers.size() > 1) {
                refuse(
                        transfers.path(i),
                        path,
                        DATE,
                        "is not taken: several transfers have one date, at payment level");
            }
            for (String key : List.of("frequency", "endDate", "executionRule")) {
                refuse(transfers.path(i), path, key, "belongs to a standing order, which has one transfer");
            }
            if (body.has(DATE)) {
                refuse(transfers.path(i), path, DATE, "stands at payment level too");
            }
        }
        requireNotPast(body, "", today);
        requireNotPast(transfers.path(0), TRANSFERS + "[0].", today);
    }

    private static void checkStandingOrder(JsonNode body, JsonNode transfers, LocalDate today)
            throws InvalidBodyException {
        String path = TRANSFERS + "[0].";
        JsonNode transfer = transfers.path(0);
        if (transfers.size() > 1) {
            throw new InvalidBodyException(path + "frequency", "belongs to a standing order, which has one transfer");
        }
        refuse(body, "", DATE, "stands at the transfer of a standing order");
        for (String key : List.of("frequency", DATE)) {
            if (!transfer.has(key)) {
                throw new InvalidBodyException(path + key, "is missing in a standing order");
            }
        }
        requireNotPast(transfer, path, today);
        Optional<LocalDate> first = PaymentOrder.day(transfer, DATE);
        Optional<LocalDate> end = PaymentOrder.day(transfer, "endDate");
        if (end.isPresent() && end.get().isBefore(first.orElseThrow())) {
            throw new InvalidBodyException(path + "endDate", "is before the first date");
        }
    }

    private static void requireNotPast(JsonNode holder, String path, LocalDate today) throws InvalidBodyException {
        Optional<LocalDate> day = PaymentOrder.day(holder, DATE);
        if (day.isPresent() && day.get().isBefore(today)) {
            throw new InvalidBodyException(path + DATE, "is in the past");
        }
    }

    private static void refuse(JsonNode holder, String path, String key, String complaint) throws InvalidBodyException {
        if (holder.has(key)) {
            throw new InvalidBodyException(path + key, complaint);
        }
    }
}
