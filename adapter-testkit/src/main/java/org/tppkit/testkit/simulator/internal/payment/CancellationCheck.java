package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tppkit.testkit.simulator.StetVersion;

/**
 * Compares a PUT body with the payment as it stands. Only a cancellation may be asked for (STET, section 8.3): the status
 * and reason of the payment or of transfers. The report addresses and accepted approaches may be new as well, since STET
 * has the cancellation bring its own. Everything else must be as retrieved.
 */
final class CancellationCheck {

    /** The change is not allowed; the payment stays as it is. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /** What is asked for: indexes of transfers, none for the whole; status and reason. */
    record Asked(Set<Integer> transfers, String status, String reason) {
        Asked {
            transfers = Set.copyOf(transfers);
        }
    }

    private static final String TRANSFERS = "creditTransferTransaction";
    private static final String STATUS = "transactionStatus";
    private static final String WHOLE_STATUS = "paymentInformationStatus";
    private static final String REASON = "statusReasonInformation";

    private static final Pattern MAY_CHANGE = Pattern.compile("paymentInformationStatus|statusReasonInformation"
            + "|creditTransferTransaction\\[[0-9]+\\]\\.(transactionStatus|statusReasonInformation)"
            + "|supplementaryData\\.(acceptedAuthenticationApproach|successfulReportUrl|unsuccessfulReportUrl)");

    private final String status;
    private final Set<String> reasons;

    CancellationCheck(StetVersion version) {
        boolean old = version == StetVersion.V1_4_1;
        status = old ? "RJCT" : "CANC";
        reasons = old ? Set.of("DS02") : Set.of("DS02", "DUPL", "FRAD", "TECH");
    }

    Asked check(JsonNode given, JsonNode known) throws RefusedException {
        requireSame(given, known, "");
        boolean whole = changed(given, known, WHOLE_STATUS);
        String reason = whole ? requireCancellation(given, WHOLE_STATUS, "") : "";
        if (!whole && changed(given, known, REASON)) {
            throw new RefusedException(REASON + " is changed without the status");
        }
        Set<Integer> transfers = new TreeSet<>();
        for (int i = 0; i < given.path(TRANSFERS).size(); i++) {
            JsonNode transfer = given.path(TRANSFERS).path(i);
            JsonNode before = known.path(TRANSFERS).path(i);
            if (changed(transfer, before, STATUS) || changed(transfer, before, REASON)) {
                reason = requireCancellation(transfer, STATUS, TRANSFERS + "[" + i + "].");
                transfers.add(i);
            }
        }
        if (!whole && transfers.isEmpty()) {
            throw new RefusedException("nothing is changed: only a cancellation can be asked for");
        }
        return new Asked(whole ? Set.of() : transfers, status, reason);
    }

    private static boolean changed(JsonNode given, JsonNode known, String key) {
        return !given.path(key).equals(known.path(key));
    }

    private String requireCancellation(JsonNode node, String statusKey, String path) throws RefusedException {
        if (!node.path(statusKey).asText().equals(status)) {
            throw new RefusedException(path + statusKey + " may only be changed to " + status);
        }
        String reason = node.path(REASON).asText();
        if (!reasons.contains(reason)) {
            throw new RefusedException(path + REASON + " of a cancellation must be one of " + new TreeSet<>(reasons));
        }
        return reason;
    }

    private static void requireSame(JsonNode given, JsonNode known, String path) throws RefusedException {
        if (MAY_CHANGE.matcher(path).matches()) {
            return;
        }
        if (given.isObject() && known.isObject()) {
            Set<String> keys = new LinkedHashSet<>();
            addKeys(given, keys);
            addKeys(known, keys);
            for (String key : keys) {
                requireSame(given.path(key), known.path(key), path.isEmpty() ? key : path + "." + key);
            }
        } else if (given.isArray() && known.isArray() && given.size() == known.size()) {
            for (int i = 0; i < given.size(); i++) {
                requireSame(given.path(i), known.path(i), path + "[" + i + "]");
            }
        } else if (!isSame(given, known)) {
            throw new RefusedException(path + " is not as retrieved: only a cancellation can be asked for");
        }
    }

    private static void addKeys(JsonNode node, Set<String> keys) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
    }

    private static boolean isSame(JsonNode given, JsonNode known) {
        if (given.isNumber() && known.isNumber()) {
            return given.decimalValue().compareTo(known.decimalValue()) == 0;
        }
        return given.equals(known);
    }
}
