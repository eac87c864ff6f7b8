package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken connections around payments, and what the bank has then done. */
@Timeout(60)
class PaymentFaultsTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;
    private static final RequestMatcher ON_CREATION = RequestMatcher.call("POST", PaymentClient.PAYMENTS);
    private static final RequestMatcher ON_CONFIRMATION = RequestMatcher.pathEnding("/o-confirmation");

    private final PaymentClient client = new PaymentClient(BANK, CLIENT, TestClient.V142);

    static Stream<Fault> unhandled() {
        return Stream.of(Fault.dropAfterRequestHeaders(), Fault.dropInRequestBody(), Fault.dropBeforeHandling());
    }

    @ParameterizedTest
    @MethodSource("unhandled")
    void aCreationThatBreaksOffEarlyMakesNoPayment(Fault fault) {
        int before = BANK.payments().size();
        BANK.faults().next(ON_CREATION, fault);
        assertThatThrownBy(() -> client.post(PaymentBodies.of(client).single("1.00")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(BANK.payments()).hasSize(before);
        assertThat(BANK.journal().to(PaymentClient.PAYMENTS)).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isZero();
            assertThat(entry.fault()).contains(fault.toString());
        });
    }

    @Test
    void aConfirmationWhoseAnswerIsLostHasPaid() {
        URI link = client.create(PaymentBodies.of(client).single("1.00"));
        String id = PaymentClient.id(link);
        String token = client.psuToken(client.approve(link, ANNE));
        BANK.faults().next(ON_CONFIRMATION, Fault.dropInRequestBody());
        assertThatThrownBy(() -> client.confirm(id, token)).isInstanceOf(UncheckedIOException.class);
        assertThat(client.status(id)).isEqualTo("ACCP");
        BANK.faults().next(ON_CONFIRMATION, Fault.dropAfterHandling());
        assertThatThrownBy(() -> client.confirm(id, token)).isInstanceOf(UncheckedIOException.class);
        assertThat(client.status(id)).isEqualTo("ACSC");
        assertThat(BANK.payment(id).confirmations()).isEqualTo(1);
    }

    @Test
    void otherAnswersAreGivenForPaymentsToo() {
        int before = BANK.payments().size();
        for (int status : new int[] {401, 408, 429, 500, 503}) {
            BANK.faults().next(ON_CREATION, Fault.answer(status));
            assertThat(client.post(PaymentBodies.of(client).single("1.00")).statusCode())
                    .isEqualTo(status);
        }
        assertThat(BANK.payments()).hasSize(before);
        BANK.faults().next(ON_CREATION, Fault.truncateBody());
        assertThatThrownBy(() -> client.post(PaymentBodies.of(client).single("1.00")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(BANK.payments()).hasSize(before + 1);
    }

    @Test
    void aRelayBreaksAnIdleConnectionUnderTheNextRequest() {
        try (BankSimulator bank = BankSimulator.builder()
                .pki(PKI)
                .application(TestClient.application(TPP))
                .clock(CLOCK)
                .throughRelay()
                .start()) {
            TestClient http = new TestClient(bank, TPP);
            PaymentClient payments = new PaymentClient(bank, http, TestClient.V142);
            payments.create(PaymentBodies.of(payments).single("1.00"));
            assertThat(bank.relay().open()).isEqualTo(1);
            bank.relay().breakOnNextBytes();
            assertThatThrownBy(() -> payments.post(PaymentBodies.of(payments).single("1.00")))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(bank.relay().broken()).isEqualTo(1);
            assertThat(bank.payments()).hasSize(1);
            assertThat(bank.journal().count(PaymentClient.PAYMENTS)).isEqualTo(1);
            payments.create(PaymentBodies.of(payments).single("1.00"));
            assertThat(bank.payments()).hasSize(2);
            bank.relay().closeAll();
            assertThat(bank.relay().open()).isZero();
            assertThatThrownBy(BANK::relay).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theJournalShowsPaymentsWithoutSecrets() {
        URI link = client.create(PaymentBodies.of(client).single("1234.56"));
        String id = PaymentClient.id(link);
        URI callback = client.approve(link, ANNE);
        String token = client.psuToken(callback);
        client.confirm(id, token);
        client.read(id);
        client.post(PaymentBodies.of(client).single("1234.56").put("unknown", "Debtor Name"));
        CLIENT.send(HttpRequest.newBuilder(client.completed(link)).build());
        StringBuilder everything = new StringBuilder().append(BANK.journal());
        BANK.journal().entries().forEach(everything::append);
        everything.append(BANK.payments());
        assertThat(everything.toString())
                .contains(PaymentClient.PAYMENTS + "/" + id, "PRid=" + id)
                .doesNotContain(token, TestClient.query(callback).get("code"), "1234.56", "s-1")
                .doesNotContain(PaymentBodies.CREDITOR, "Creditor Name", "Debtor Name", "Invoice 1");
    }
}
