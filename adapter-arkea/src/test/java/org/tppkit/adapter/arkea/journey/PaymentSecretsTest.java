package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;

/** Payments and funds confirmation at the finest level of logging, well and failing: no secret stands in what is printed. */
class PaymentSecretsTest {
    private static final String CREDITOR = "Canary Creditor SA";
    private static final String CREDITOR_IBAN = "DE89370400440532013000";
    private static final String REMITTANCE = "canary remittance 4711";
    private static final String PAYMENTS = "/psd2/v1/payment-requests";

    private final Map<String, String> secrets = new HashMap<>();

    @TestFactory
    @DisplayName("L1 the whole journey of a payment leaks nothing")
    Stream<DynamicTest> noSecretIsInLogsErrorsTextsEventsOrThreadNames() {
        return Stream.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2)
                .map(version -> DynamicTest.dynamicTest(version.toString(), () -> search(version)));
    }

    private void search(ApiVersion version) {
        SecretKeepingStore store = new SecretKeepingStore();
        try (Evidence evidence = new Evidence();
                BankWorld world = BankWorld.keepingTokensIn(store)) {
            Bank bank = world.bank(version);
            pays(world, bank.payments(BankWorld.CUSTOMER), evidence);
            fails(world, bank.payments(BankWorld.CUSTOMER), evidence);
            confirmsFunds(world, bank, evidence);
            world.listener.all().forEach(evidence::take);
            evidence.takeThreadNames();
            secrets.put(CREDITOR, "name");
            secrets.put(CREDITOR_IBAN, "IBAN");
            secrets.put(REMITTANCE, "remittance");
            store.secrets().forEach(secret -> secrets.put(secret, "token"));

            assertThat(evidence.logged()).as("lines of log").isPositive();
            assertThat(evidence.leaks(secrets)).isEmpty();
        }
    }

    private void pays(BankWorld world, Payments payments, Evidence evidence) {
        PaymentRequest request = request(payments);
        PendingPayment pending = payments.initiate(request);
        Callback callback =
                Callback.parse(world.simulator.approvePayment(pending.redirect(), DataSet.MANY_TRANSACTIONS));
        callback.code().ifPresent(code -> secrets.put(code, "code"));
        secrets.put(callback.state().orElseThrow(), "state");
        PaymentState state = payments.complete(pending, callback);
        List.of(request, request.transfers(), pending, callback, payments, state.payment())
                .forEach(evidence::take);
        take(evidence, () -> payments.complete(pending, callback));
    }

    /** The bank repeats what it was told in its own errors. */
    private static void fails(BankWorld world, Payments payments, Evidence evidence) {
        String echo = CREDITOR + " " + CREDITOR_IBAN + " " + REMITTANCE;
        for (int status : new int[] {400, 401, 403, 429, 500, 503}) {
            world.simulator
                    .faults()
                    .next(
                            RequestMatcher.call("POST", PAYMENTS),
                            Fault.answer(status).body("{\"error\":\"" + echo + "\",\"message\":\"" + echo + "\"}"));
            take(evidence, () -> payments.initiate(request(payments)));
        }
        world.simulator.faults().next(RequestMatcher.call("POST", PAYMENTS), Fault.truncateBody());
        take(evidence, () -> payments.initiate(request(payments)));
        take(
                evidence,
                () -> payments.initiate(PaymentRequest.builder()
                        .from(request(payments))
                        .highPriority(true)
                        .build()));
    }

    private static void confirmsFunds(BankWorld world, Bank bank, Evidence evidence) {
        String customer = DataSet.MANY_TRANSACTIONS;
        Consent consent = world.consent(bank, customer, ConsentRequest.fundsConfirmation("a-subject"));
        String iban = world.simulator.customer(customer).accounts().get(0).identification();
        FundsCheck check = FundsCheck.of("check", Iban.of(iban), Money.of("1.00", "EUR"));
        evidence.take(check);
        evidence.take(bank.funds(consent, BankWorld.CUSTOMER).check(check));
        FundsCheck foreign = FundsCheck.of("foreign", Iban.of(CREDITOR_IBAN), Money.of("1.00", "EUR"));
        take(evidence, () -> bank.funds(consent, BankWorld.CUSTOMER).check(foreign));
    }

    private static PaymentRequest request(Payments payments) {
        return payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("only")
                        .endToEndId("e2e-only")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named(CREDITOR))
                        .creditorAccount(Iban.of(CREDITOR_IBAN))
                        .remittance(new Remittance.Text(REMITTANCE))
                        .build())
                .build();
    }

    private static void take(Evidence evidence, ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isNotNull();
        evidence.take(failure);
    }
}
