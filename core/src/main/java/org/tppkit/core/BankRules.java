package org.tppkit.core;

import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** What a client demands of one bank, and allows itself there. Everything has a default. */
@Value.Immutable
@Values
public abstract class BankRules {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final int MOST_CALLS = 1_000;

    BankRules() {}

    /**
     * {@return whether signatures of the bank's answers are verified} Off: of Arkéa it is not known whether it signs,
     * nor with which keyId ({@code docs/how-to/debug-a-signature.md}).
     */
    @Value.Default
    public AnswerSignatures answerSignatures() {
        return AnswerSignatures.OFF;
    }

    /**
     * {@return the hosts that certificates of the bank's answers may be fetched from, beside the bank's own ones; each
     * with all its ports} No other host is asked, whatever a keyId says.
     */
    public abstract Set<String> answerKeyHosts();

    /** {@return the organizationIdentifier that such a certificate must name; empty to take any that names one} */
    public abstract Optional<String> answerOrganization();

    /**
     * {@return how many calls without the customer are allowed in 24 hours, for each consent and resource: 4 by RTS
     * article 36(5)(b), unless the bank agreed to more} Counted through the token store, so that it holds across
     * machines. Empty: not counted, which is the default.
     */
    public abstract Optional<Integer> unattendedCalls();

    /**
     * {@return whether each further page of a list counts as a call of its own} No: it belongs to the call that it
     * continues.
     */
    @Value.Default
    public boolean unattendedPagesCount() {
        return false;
    }

    /**
     * {@return how long the customer's strong authentication holds at this bank; empty for what the bank's row says,
     * 180 days by RTS article 10a unless it says otherwise}
     */
    public abstract Optional<Period> scaValidity();

    /** {@return the rules for a bank that none are given for} */
    public static BankRules standard() {
        return builder().build();
    }

    /** {@return a builder that starts with these rules} */
    public final Builder toBuilder() {
        return builder().from(this);
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        for (String host : answerKeyHosts()) {
            require(
                    HOST.matcher(host.toLowerCase(Locale.ROOT)).matches(),
                    "answerKeyHosts are names of hosts without scheme and port");
        }
        unattendedCalls()
                .ifPresent(calls ->
                        require(calls >= 0 && calls <= MOST_CALLS, "unattendedCalls must be from 0 to " + MOST_CALLS));
        scaValidity()
                .ifPresent(period -> require(
                        !period.isNegative() && !period.isZero(), "scaValidity must be a positive period of days"));
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Builds {@link BankRules}. */
    public static final class Builder extends ImmutableBankRules.Builder {
        Builder() {}
    }
}
