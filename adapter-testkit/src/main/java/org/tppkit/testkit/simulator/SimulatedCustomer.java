package org.tppkit.testkit.simulator;

import java.util.List;
import java.util.Optional;

/**
 * A customer of the simulated bank; invented.
 *
 * @param id short name, by which programs choose the customer
 * @param name full name, as {@code connectedPsu} shows it
 * @param accounts the accounts that the customer can share; may be empty
 * @param beneficiaries trusted beneficiaries; may be empty
 */
public record SimulatedCustomer(
        String id, String name, List<SimulatedAccount> accounts, List<SimulatedBeneficiary> beneficiaries) {

    /**
     * Checks what it is made of.
     *
     * @param id short name, by which programs choose the customer
     * @param name full name, as {@code connectedPsu} shows it
     * @param accounts the accounts that the customer can share; may be empty
     * @param beneficiaries trusted beneficiaries; may be empty
     */
    public SimulatedCustomer {
        accounts = List.copyOf(accounts);
        beneficiaries = List.copyOf(beneficiaries);
    }

    /**
     * {@return the account with that resource id, or empty}
     *
     * @param resourceId the bank's id of it
     */
    public Optional<SimulatedAccount> account(String resourceId) {
        return accounts.stream()
                .filter(account -> account.resourceId().equals(resourceId))
                .findFirst();
    }

    /** Shows the id and counts only. */
    @Override
    public String toString() {
        return "SimulatedCustomer[" + id + ", " + accounts.size() + " accounts]";
    }
}
