package org.tppkit.adapter.arkea.internal.stet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tppkit.adapter.arkea.internal.wire.PaymentForm;
import org.tppkit.adapter.arkea.internal.wire.RemittanceForm;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.Remittance;

/**
 * Refuses payments that a version cannot carry, or not without something that is missing, before anything is sent (STET
 * sections 8.1 and 9.1). Each refusal names the field as the caller knows it.
 *
 * @param form the version's form
 */
record DialectRules(PaymentForm form) {
    private static final int LAST_YEAR = 9_999;

    void require(PaymentSetup setup) {
        PartyRules parties = new PartyRules(form.structuredAddresses());
        PaymentRequest request = setup.request();
        Party initiatingParty = setup.initiatingParty().orElseThrow(DialectRules::nobodyAsks);
        parties.require("initiatingParty", initiatingParty);
        request.debtor().ifPresent(debtor -> parties.require("debtor", debtor));
        for (CreditTransfer transfer : request.transfers()) {
            require(transfer);
            parties.require("creditor", transfer.creditor());
            transfer.ultimateDebtor().ifPresent(party -> parties.require("ultimateDebtor", party));
            transfer.ultimateCreditor().ifPresent(party -> parties.require("ultimateCreditor", party));
        }
        requireOnePurpose(request);
        days(request).forEach(day -> check(day.getYear() <= LAST_YEAR, "execution", "a year has four digits"));
    }

    /** STET wants to be told who asks (section 8.1, {@code initiatingParty}); the certificate alone does not do. */
    private static ConfigurationException nobodyAsks() {
        return new ConfigurationException(
                List.of("no initiating party: say who you are with initiatingParty(…) when the client is built"));
    }

    private void require(CreditTransfer transfer) {
        Optional<Remittance> remittance = transfer.remittance();
        check(
                !form.fullReferences() || transfer.endToEndId().isPresent(),
                "endToEndId",
                "this version wants one for each transfer");
        check(
                !form.fullReferences() || remittance.isPresent(),
                "remittance",
                "this version wants one for each transfer");
        boolean reference = remittance.orElse(null) instanceof Remittance.CreditorReference;
        check(
                !reference || form.remittance() == RemittanceForm.OBJECT,
                "remittance",
                "this version carries texts only");
        check(
                form.ultimateDebtors() || transfer.ultimateDebtor().isEmpty(),
                "ultimateDebtor",
                "this version has no place for it");
    }

    private void requireOnePurpose(PaymentRequest request) {
        long purposes = request.transfers().stream()
                .map(CreditTransfer::purpose)
                .distinct()
                .count();
        check(
                form.purposePerTransfer() || purposes == 1,
                "purpose",
                "this version has one for the whole payment: give all transfers the same");
    }

    private static Stream<LocalDate> days(PaymentRequest request) {
        Stream<LocalDate> own = request.transfers().stream().flatMap(transfer -> transfer.executionDate().stream());
        Stream<LocalDate> shared = Stream.empty();
        if (request.execution() instanceof Execution.OnDate onDate) {
            shared = Stream.of(onDate.date());
        } else if (request.execution() instanceof Execution.StandingOrder order) {
            shared = Stream.concat(Stream.of(order.first()), order.end().stream());
        }
        return Stream.concat(own, shared);
    }

    private static void check(boolean right, String field, String rule) {
        if (!right) {
            throw new InvalidRequestException(field, rule);
        }
    }
}
