package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bank answers to a payment or to its cancellation (STET {@code HalPaymentRequestCreation}): how it authenticates
 * the customer, and where.
 *
 * @param approach the approach, as the bank names it
 * @param approval where the customer approves, as the bank wrote it: nothing is checked here
 */
public record ApprovalAnswer(Optional<String> approach, Optional<String> approval) {
    static final ApprovalAnswer NONE = new ApprovalAnswer(Optional.empty(), Optional.empty());
    private static final String APPROACH = "appliedAuthenticationApproach";

    static ApprovalAnswer read(JsonBody json) {
        String approach = null;
        String approval = null;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case APPROACH -> approach = readApproach(json);
                case "_links" -> approval = readApproval(json);
                default -> json.skip();
            }
        }
        return new ApprovalAnswer(Optional.ofNullable(approach), Optional.ofNullable(approval));
    }

    /** A text, or an object with a field of the same name: STET's own example of 1.4.0, which banks have copied. */
    private static @Nullable String readApproach(JsonBody json) {
        if (json.isText()) {
            return json.filledText();
        }
        String approach = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case APPROACH -> approach = json.filledText();
                    default -> json.skip();
                }
            }
        }
        return approach;
    }

    private static @Nullable String readApproval(JsonBody json) {
        String approval = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "consentApproval" ->
                        approval = PageLinks.readHref(json).orElse(null);
                    default -> json.skip();
                }
            }
        }
        return approval;
    }

    /** The address belongs to one customer's browser: not shown. */
    @Override
    public String toString() {
        return "ApprovalAnswer[" + (approval.isPresent() ? "approval" : "no approval") + "]";
    }
}
