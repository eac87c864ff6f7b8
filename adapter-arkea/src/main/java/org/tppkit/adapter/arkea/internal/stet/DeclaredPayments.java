package org.tppkit.adapter.arkea.internal.stet;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.Remittance;

/**
 * Refuses payments that the bank does not declare. Payments in other currencies are refused whatever it declares: what is
 * written here are SEPA payments.
 *
 * @param bank the bank in its version
 */
record DeclaredPayments(StetBank bank) {

    void require(PaymentSetup setup) {
        PaymentRequest request = setup.request();
        bank.require(Capability.PAYMENTS, "payments");
        need(request.scheme() == PaymentScheme.INSTANT, Capability.INSTANT_PAYMENTS, "instant payments");
        need(request.highPriority(), Capability.PRIORITY_PAYMENTS, "payments with high priority");
        need(request.execution() instanceof Execution.OnDate, Capability.DATED_PAYMENTS, "payments on a day");
        need(request.execution() instanceof Execution.StandingOrder, Capability.STANDING_ORDERS, "standing orders");
        need(request.transfers().size() > 1, Capability.SEVERAL_BENEFICIARIES, "payments of several transfers");
        requireDays(request);
        boolean structured =
                parties(setup).flatMap(party -> party.address().stream()).anyMatch(PartyRules::isStructured);
        need(structured, Capability.STRUCTURED_ADDRESSES, "structured addresses");
        request.transfers().forEach(this::require);
    }

    private static Stream<Party> parties(PaymentSetup setup) {
        Stream<Party> ofPayment =
                Stream.of(setup.initiatingParty(), setup.request().debtor()).flatMap(Optional::stream);
        return Stream.concat(ofPayment, setup.request().transfers().stream().flatMap(DeclaredPayments::parties));
    }

    private static Stream<Party> parties(CreditTransfer transfer) {
        return Stream.of(Optional.of(transfer.creditor()), transfer.ultimateDebtor(), transfer.ultimateCreditor())
                .flatMap(Optional::stream);
    }

    private void requireDays(PaymentRequest request) {
        Set<Object> days =
                request.transfers().stream().map(CreditTransfer::executionDate).collect(Collectors.toSet());
        boolean own = request.transfers().stream()
                .anyMatch(transfer -> transfer.executionDate().isPresent());
        need(own && days.size() == 1, Capability.DATED_PAYMENTS, "payments on a day");
        need(days.size() > 1, Capability.SEVERAL_DATES, "transfers on several days");
    }

    private void require(CreditTransfer transfer) {
        if (!Objects.equals(transfer.amount().currency().getCurrencyCode(), "EUR")) {
            throw new CapabilityException("payments in other currencies than the euro are not written here");
        }
        boolean reference = transfer.remittance().orElse(null) instanceof Remittance.CreditorReference;
        need(reference, Capability.STRUCTURED_REFERENCES, "structured creditor references");
        need(transfer.ultimateDebtor().isPresent(), Capability.ULTIMATE_DEBTORS, "ultimate debtors");
    }

    private void need(boolean wanted, Capability capability, String what) {
        if (wanted) {
            bank.require(capability, what);
        }
    }
}
