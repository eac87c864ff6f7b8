package org.tppkit.testkit.simulator;

import java.util.List;

/**
 * A trusted beneficiary; invented.
 *
 * @param name name of the creditor
 * @param iban account of the creditor
 * @param bic the creditor's bank
 * @param country ISO 3166 code of the address
 * @param addressLines lines of the address
 */
public record SimulatedBeneficiary(String name, String iban, String bic, String country, List<String> addressLines) {

    /**
     * Checks what it is made of.
     *
     * @param name name of the creditor
     * @param iban account of the creditor
     * @param bic the creditor's bank
     * @param country ISO 3166 code of the address
     * @param addressLines lines of the address
     */
    public SimulatedBeneficiary {
        addressLines = List.copyOf(addressLines);
    }

    /** Shows nothing of the person. */
    @Override
    public String toString() {
        return "SimulatedBeneficiary[***]";
    }
}
