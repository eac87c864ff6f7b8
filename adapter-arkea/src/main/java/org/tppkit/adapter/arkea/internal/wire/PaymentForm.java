package org.tppkit.adapter.arkea.internal.wire;

/**
 * How a version writes a payment request: what changed from STET 1.4.1 to 1.4.2 (sections 8.1 and 9.1), as data.
 *
 * @param amount how amounts are written
 * @param remittance how remittance information is written
 * @param purposePerTransfer whether the purpose stands at each transfer; else it stands at the payment, once for all
 * @param alwaysDated whether a payment that is executed now says so by the day it was put together on
 * @param fullReferences whether each transfer must have its end-to-end id and its remittance information
 * @param ultimateDebtors whether a transfer can name on whose behalf it is paid
 * @param structuredAddresses whether addresses have more than a country and lines
 */
public record PaymentForm(
        AmountForm amount,
        RemittanceForm remittance,
        boolean purposePerTransfer,
        boolean alwaysDated,
        boolean fullReferences,
        boolean ultimateDebtors,
        boolean structuredAddresses) {}
