package org.tppkit.testkit.simulator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.data.FrenchIbans;

/**
 * What a test puts into a payment to have it refused once the customer has approved it. The bank looks when the
 * transfer is due: at once for a payment of today, else on its day. Reasons are STET's codes (section 5.4). More causes
 * need no trigger:
 * the customer refuses or has not enough money (CUST), does not answer (NOAS), the client never confirms (MS03), or
 * asks for a cancellation (DS02, DUPL, FRAD, TECH).
 */
public final class PaymentTriggers {

    private static final List<String> REASONS =
            List.of("AC01", "AC04", "AC06", "AG01", "AM18", "FF01", "FRAD", "MS03", "RR01", "RR03", "RR04", "RR12");

    private static final String BANK_CODE = "90199";

    private static final Map<String, String> CREDITORS = creditors();

    /** Creditor account that does not exist: the transfer ends as RJCT AC01. */
    public static final String WRONG_CREDITOR = creditorRefusedWith("AC01");

    /** Creditor account that is closed: the transfer ends as RJCT AC04. */
    public static final String CLOSED_CREDITOR = creditorRefusedWith("AC04");

    /** Creditor account that is blocked: the transfer ends as RJCT AC06. */
    public static final String BLOCKED_CREDITOR = creditorRefusedWith("AC06");

    /**
     * The customer's limit for one transfer in euro: a higher amount ends as RJCT AG01, the nearest of STET's reasons.
     */
    public static final BigDecimal LIMIT = new BigDecimal("50000.00");

    /** A first date further ahead than this many days ends the payment as RJCT CH03. */
    public static final int DAYS_AHEAD = 366;

    private PaymentTriggers() {}

    /**
     * {@return a valid IBAN of an invented bank, to which every transfer is refused with that reason}
     *
     * @param reason for instance {@code AC04}; see {@link #refusedCreditors()}
     * @throws IllegalArgumentException if there is no such account
     */
    public static String creditorRefusedWith(String reason) {
        return Optional.ofNullable(CREDITORS.get(reason))
                .orElseThrow(() -> new IllegalArgumentException("no creditor is refused with that reason"));
    }

    /** {@return all refused creditors: IBAN by reason} */
    public static Map<String, String> refusedCreditors() {
        return CREDITORS;
    }

    private static Map<String, String> creditors() {
        Map<String, String> creditors = new LinkedHashMap<>();
        for (String reason : REASONS) {
            creditors.put(reason, FrenchIbans.of(BANK_CODE, 1, creditors.size() + 1));
        }
        return Map.copyOf(creditors);
    }
}
