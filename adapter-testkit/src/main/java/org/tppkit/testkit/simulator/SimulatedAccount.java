package org.tppkit.testkit.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account of the simulated bank; invented. Words in capitals are STET's codes.
 *
 * @param resourceId how the interface names the account
 * @param scheme {@code IBAN}, or a STET scheme name such as {@code CPAN} for a card
 * @param identification a valid French IBAN of an invented bank, without blanks; or what the scheme says
 * @param currency ISO 4217
 * @param name label of the account
 * @param usage PRIV or ORGA
 * @param accountType CACC or CARD
 * @param psuStatus what the customer is to the account, for instance {@code Account Holder}
 * @param linkedAccount for a CARD account the resource id of the account it is settled on
 * @param balances in the bank's order
 * @param transactions newest first, pending entries before booked ones; may be a list that makes its entries when asked
 */
public record SimulatedAccount(
        String resourceId,
        String scheme,
        String identification,
        String currency,
        String name,
        String usage,
        String accountType,
        String psuStatus,
        Optional<String> linkedAccount,
        List<SimulatedBalance> balances,
        List<SimulatedTransaction> transactions) {

    /**
     * Checks what it is made of.
     *
     * @param resourceId how the interface names the account
     * @param scheme {@code IBAN}, or a STET scheme name such as {@code CPAN} for a card
     * @param identification a valid French IBAN of an invented bank, without blanks; or what the scheme says
     * @param currency ISO 4217
     * @param name label of the account
     * @param usage PRIV or ORGA
     * @param accountType CACC or CARD
     * @param psuStatus what the customer is to the account, for instance {@code Account Holder}
     * @param linkedAccount for a CARD account the resource id of the account it is settled on
     * @param balances in the bank's order
     * @param transactions newest first, pending entries before booked ones; may be a list that makes its entries when
     *     asked
     */
    public SimulatedAccount {
        balances = List.copyOf(balances);
    }

    /**
     * {@return whether the customer may share this account under a consent for these resource ids}
     *
     * @param resourceIds the bank's ids
     */
    public boolean isAmong(Set<String> resourceIds) {
        return resourceIds.contains(resourceId);
    }

    /** Shows the resource id; account number and name stay out. */
    @Override
    public String toString() {
        return "SimulatedAccount[" + resourceId + ", " + accountType + "]";
    }
}
