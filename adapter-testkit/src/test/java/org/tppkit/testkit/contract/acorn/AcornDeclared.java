package org.tppkit.testkit.contract.acorn;

import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;

/**
 * Refuses what the bank does not declare.
 *
 * @param slip what is wrong with that; null for nothing
 */
record AcornDeclared(AcornWire wire, @Nullable PaymentSlip slip) {

    void require(Capability capability) {
        if (slip != PaymentSlip.TAKES_WHAT_IS_NOT_DECLARED) {
            wire.require(capability);
        }
    }

    void require(PaymentRequest payment) {
        require(Capability.PAYMENTS);
        need(payment.scheme() == PaymentScheme.INSTANT, Capability.INSTANT_PAYMENTS);
        need(payment.highPriority(), Capability.PRIORITY_PAYMENTS);
        need(payment.execution() instanceof Execution.OnDate, Capability.DATED_PAYMENTS);
        need(payment.execution() instanceof Execution.StandingOrder, Capability.STANDING_ORDERS);
        need(payment.transfers().size() > 1, Capability.SEVERAL_BENEFICIARIES);
        payment.transfers().forEach(this::require);
    }

    private void require(CreditTransfer transfer) {
        need(transfer.executionDate().isPresent(), Capability.SEVERAL_DATES);
        need(!transfer.amount().currency().getCurrencyCode().equals("EUR"), Capability.NON_EURO_PAYMENTS);
        need(
                transfer.remittance().orElse(null) instanceof Remittance.CreditorReference,
                Capability.STRUCTURED_REFERENCES);
        need(transfer.ultimateDebtor().isPresent(), Capability.ULTIMATE_DEBTORS);
        need(
                transfer.creditor()
                        .address()
                        .filter(address -> address.townName().isPresent())
                        .isPresent(),
                Capability.STRUCTURED_ADDRESSES);
    }

    private void need(boolean wanted, Capability capability) {
        if (wanted) {
            require(capability);
        }
    }
}
