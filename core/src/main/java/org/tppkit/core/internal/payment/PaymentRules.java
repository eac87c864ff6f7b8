package org.tppkit.core.internal.payment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;

/** Whether a bank takes a payment in a version, judged by what it declares; nothing is sent for the answer. */
final class PaymentRules {
    /** The geographical scope of the SEPA schemes (EPC409-09). */
    private static final Set<String> SEPA = Set.of(
            "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR",
            "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO",
            "RS", "SE", "SI", "SK", "SM", "VA");

    private final BankDescriptor bank;
    private final ApiVersion version;
    private final LocalDate today;

    /** @param today today in the bank's zone */
    PaymentRules(BankDescriptor bank, ApiVersion version, LocalDate today) {
        this.bank = bank;
        this.version = version;
        this.today = today;
    }

    /** Refuses what the bank does not take. */
    void require(PaymentRequest request) {
        need(true, Capability.PAYMENTS, "payments");
        need(request.scheme() == PaymentScheme.INSTANT, Capability.INSTANT_PAYMENTS, "instant payments");
        need(request.highPriority(), Capability.PRIORITY_PAYMENTS, "payments with high priority");
        need(request.execution() instanceof Execution.OnDate, Capability.DATED_PAYMENTS, "payments on a day");
        need(request.execution() instanceof Execution.StandingOrder, Capability.STANDING_ORDERS, "standing orders");
        need(request.transfers().size() > 1, Capability.SEVERAL_BENEFICIARIES, "payments of several transfers");
        need(hasOwnDates(request), Capability.SEVERAL_DATES, "transfers on several days");
        request.transfers().forEach(this::require);
        parties(request).forEach(this::requireAddress);
        requireFuture(request);
    }

    private void require(CreditTransfer transfer) {
        boolean euro = transfer.amount().currency().getCurrencyCode().equals("EUR");
        need(!euro, Capability.NON_EURO_PAYMENTS, "payments in other currencies than the euro");
        boolean inSepa = SEPA.contains(transfer.creditorAccount().country());
        need(!inSepa, Capability.INTERNATIONAL_PAYMENTS, "payments to accounts outside SEPA");
        need(
                transfer.remittance()
                        .filter(Remittance.CreditorReference.class::isInstance)
                        .isPresent(),
                Capability.STRUCTURED_REFERENCES,
                "structured creditor references");
        need(transfer.ultimateDebtor().isPresent(), Capability.ULTIMATE_DEBTORS, "ultimate debtors");
    }

    private void requireAddress(Party party) {
        boolean structured = party.address().filter(PaymentRules::isStructured).isPresent();
        need(structured, Capability.STRUCTURED_ADDRESSES, "structured addresses (give country and lines instead)");
    }

    private static boolean isStructured(PostalAddress address) {
        return Stream.of(address.townName(), address.postCode(), address.streetName(), address.buildingNumber())
                .anyMatch(Optional::isPresent);
    }

    private static Stream<Party> parties(PaymentRequest request) {
        return Stream.concat(
                request.debtor().stream(),
                request.transfers().stream()
                        .flatMap(transfer -> Stream.of(
                                        Optional.of(transfer.creditor()),
                                        transfer.ultimateCreditor(),
                                        transfer.ultimateDebtor())
                                .flatMap(Optional::stream)));
    }

    private void need(boolean wanted, Capability capability, String what) {
        if (wanted && !bank.supports(version, capability)) {
            throw new CapabilityException(bank.id() + " takes no " + what + " in version " + version + " (" + capability
                    + "); nothing was sent");
        }
    }

    private static boolean hasOwnDates(PaymentRequest request) {
        return request.transfers().stream()
                .anyMatch(transfer -> transfer.executionDate().isPresent());
    }

    private void requireFuture(PaymentRequest request) {
        if (request.execution() instanceof Execution.OnDate onDate) {
            requireNotPast("execution", onDate.date());
        } else if (request.execution() instanceof Execution.StandingOrder order) {
            requireNotPast("execution", order.first());
        }
        request.transfers()
                .forEach(transfer -> transfer.executionDate().ifPresent(date -> requireNotPast("executionDate", date)));
    }

    private void requireNotPast(String field, LocalDate date) {
        if (date.isBefore(today)) {
            throw new InvalidRequestException(field, "the day lies in the past; today at the bank is " + today);
        }
    }
}
