package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.pact.Interaction.when;

import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.adapter.arkea.pact.Orders.Order;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.model.payment.StatusReason;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.fake.FakeBankCall;

/** What becomes of payments: reading, confirmation, cancellation (Arkéa Production page; STET 1.4 sections 3 and 8). */
final class PaymentInteractions {
    static final String ID = "PR0000000001";
    static final String PAYMENT = InitiationInteractions.PATH + "/${paymentRequestResourceId|" + ID + "}";
    static final String CONFIRMATION = PAYMENT + "/o-confirmation";

    private final Stet stet;
    private final Orders orders;

    private PaymentInteractions(Stet stet) {
        this.stet = stet;
        this.orders = new Orders(stet);
    }

    static List<Interaction> of(Stet stet) {
        PaymentInteractions table = new PaymentInteractions(stet);
        String cancelled = stet.is142() ? "CANC" : "RJCT";
        List<Interaction> lines = new ArrayList<>(List.of(
                table.status("a payment that waits for its customer", "ACTC", "", "now"),
                table.status("a payment that was carried out", "ACSC", "", "now"),
                table.status("a payment that waits for its day", "PDNG", "", "on a day"),
                table.status("a standing order that goes on", "PDNG", "", "standing order"),
                table.status("a payment that its customer refused", "RJCT", "CUST", "now"),
                table.status("a payment to an account that does not exist", "RJCT", "AC01", "now"),
                table.status("a payment that was cancelled", cancelled, "DS02", "on a day"),
                table.partlyRejected(),
                when("a payment that is not there")
                        .given(States.UNKNOWN_PAYMENT, "paymentRequestResourceId", ID)
                        .asks(Asked.get(PAYMENT).asExample())
                        .answers(ErrorInteractions.stetError(404))
                        .then((bank, call) ->
                                Expect.refused(RequestRejectedException.class, 404, () -> find(bank, call))),
                table.cancellation(
                        "the cancellation of a payment on a later day", table.orders.onDay(Orders.LATER), "on a day"),
                table.cancellation(
                        "the cancellation of a standing order", table.orders.standing(Orders.LATER), "standing order"),
                table.cancellationWithoutApproval(),
                table.cancellationTooLate(),
                table.cancellationOfNothing()));
        if (stet.is142()) {
            lines.add(table.status("a payment that waits for its confirmation", "ACCP", "", "now"));
            lines.addAll(table.confirmations());
        }
        return lines;
    }

    private Interaction status(String description, String status, String reason, String execution) {
        String why = reason.isEmpty() ? "" : ",\"statusReasonInformation\":\"=" + reason + "\"";
        return when(description)
                .given(
                        States.PAYMENT,
                        reason.isEmpty()
                                ? new Object[] {"status", status, "execution", execution}
                                : new Object[] {"status", status, "execution", execution, "reason", reason})
                .asks(Asked.get(PAYMENT))
                .answers(Answered.json(200, """
                        {"paymentRequest":{"paymentInformationId":"=PMT-1","paymentInformationStatus":"=%s"%s,
                        "creditTransferTransaction":[{"paymentId":{"instructionId":"=I1","endToEndId":"=E2E-I1"}}]}}""".formatted(status, why)))
                .then((bank, call) -> {
                    Payment payment = find(bank, call).payment();
                    assertThat(payment.requestId()).contains("PMT-1");
                    assertThat(payment.status()).contains(new PaymentStatus(status));
                    assertThat(payment.reason())
                            .isEqualTo(Optional.of(reason)
                                    .filter(code -> !code.isEmpty())
                                    .map(StatusReason::new));
                    assertThat(payment.awaitsConfirmation())
                            .isEqualTo(stet.is142() && List.of("ACTC", "ACCP").contains(status));
                });
    }

    private Interaction partlyRejected() {
        return when("a payment of which a part was refused")
                .given(States.PAYMENT, "status", "PART", "execution", "now")
                .asks(Asked.get(PAYMENT))
                .answers(Answered.json(200, """
                        {"paymentRequest":{"paymentInformationId":"=PMT-1","paymentInformationStatus":"=PART",
                        "creditTransferTransaction":[{"paymentId":{"instructionId":"I1"},"transactionStatus":"RJCT"},
                        {"paymentId":{"instructionId":"I2"},"transactionStatus":"ACSC"}]}}"""))
                .then((bank, call) -> {
                    Payment payment = find(bank, call).payment();
                    assertThat(payment.transfers())
                            .extracting(transfer -> transfer.status().orElseThrow())
                            .containsExactly(PaymentStatus.REJECTED, PaymentStatus.SETTLED);
                });
    }

    private List<Interaction> confirmations() {
        return List.of(
                when("the confirmation of a payment")
                        .given(States.PAYMENT_TOKEN, "status", "ACCP")
                        .asks(Asked.post(CONFIRMATION, "{}"))
                        .answers(Answered.json(
                                200, "{\"paymentRequest\":{\"paymentInformationStatus\":\"ACSP\"},\"_links\":{}}"))
                        .then(PaymentInteractions::confirm),
                when("the confirmation of a payment that has ended")
                        .given(States.PAYMENT_TOKEN, "status", "CANC")
                        .asks(Asked.post(CONFIRMATION, "{}"))
                        .answers(ErrorInteractions.stetError(400))
                        .then((bank, call) ->
                                Expect.refused(RequestRejectedException.class, 400, () -> confirm(bank, call))),
                when("the confirmation of a payment with the application's token")
                        .given(States.PAYMENT, "status", "ACCP", "execution", "now")
                        .asks(Asked.post(CONFIRMATION, "{}"))
                        .answers(ErrorInteractions.stetError(403))
                        .then((bank, call) ->
                                Expect.refused(RequestRejectedException.class, 403, () -> confirm(bank, call))));
    }

    private Interaction cancellation(String description, Order order, String execution) {
        String approval = "https://login.bank.example/payment-approval?PRid=" + ID;
        return when(description)
                .given(States.PAYMENT, "status", "PDNG", "execution", execution)
                .asks(Asked.put(PAYMENT, cancelled(retrieved(order, "PDNG"))))
                .answers(Answered.json(200, InitiationInteractions.approval(approval)))
                .then((bank, call) -> {
                    PaymentStart start = cancel(bank, call, retrieved(order, "PDNG"));
                    assertThat(start.resourceId()).isEqualTo(ID);
                    assertThat(start.nextStep()).isInstanceOf(NextStep.RedirectPsu.class);
                });
    }

    private Interaction cancellationWithoutApproval() {
        ObjectNode resource = retrieved(orders.onDay(Orders.LATER), "PDNG");
        return when("the cancellation of a payment that the customer need not approve")
                .given(States.PAYMENT, "status", "PDNG", "execution", "on a day")
                .given(States.NO_APPROVAL_OF_CANCELLATION)
                .asks(Asked.put(PAYMENT, cancelled(resource)))
                .answers(Answered.json(200, "{\"_links\":{}}"))
                .then((bank, call) ->
                        assertThat(cancel(bank, call, resource).nextStep()).isInstanceOf(NextStep.None.class));
    }

    private Interaction cancellationTooLate() {
        ObjectNode resource = retrieved(orders.now(), "ACSC");
        return when("the cancellation of a payment that was carried out")
                .given(States.PAYMENT, "status", "ACSC", "execution", "now")
                .asks(Asked.put(PAYMENT, cancelled(resource)))
                .answers(ErrorInteractions.stetError(403))
                .then((bank, call) ->
                        Expect.refused(RequestRejectedException.class, 403, () -> cancel(bank, call, resource)));
    }

    private Interaction cancellationOfNothing() {
        ObjectNode resource = retrieved(orders.onDay(Orders.LATER), "PDNG");
        return when("the cancellation of a payment that is not there")
                .given(States.UNKNOWN_PAYMENT, "paymentRequestResourceId", ID)
                .asks(Asked.put(PAYMENT, cancelled(resource)).asExample())
                .answers(ErrorInteractions.stetError(404))
                .then((bank, call) ->
                        Expect.refused(RequestRejectedException.class, 404, () -> cancel(bank, call, resource)));
    }

    /** The payment as the bank gives it back: what was ordered, and what the bank adds. */
    private static ObjectNode retrieved(Order order, String status) {
        ObjectNode resource = order.body().deepCopy();
        resource.put("resourceId", "${paymentRequestResourceId|" + ID + "}").put("paymentInformationStatus", status);
        resource.withObject("/debtorAgent").put("bicFi", "${debtorBic|TKAAFRP1}");
        resource.withObject("/supplementaryData").put("appliedAuthenticationApproach", "REDIRECT");
        ObjectNode transfer =
                (ObjectNode) resource.path("creditTransferTransaction").path(0);
        transfer.put("transactionStatus", status);
        transfer.withObject("/paymentId").put("resourceId", "${transferResourceId|" + ID + "-1}");
        return resource;
    }

    private String cancelled(ObjectNode retrieved) {
        ObjectNode resource = retrieved.deepCopy();
        resource.put("paymentInformationStatus", stet.is142() ? "=CANC" : "=RJCT")
                .put("statusReasonInformation", "=DS02");
        return JsonTemplate.write(resource);
    }

    static RetrievedPayment find(BankAdapter bank, BankCall call) {
        return bank.payments().find(ID, call);
    }

    static void confirm(BankAdapter bank, BankCall call) {
        bank.payments().confirm(ID, call);
    }

    /** What is cancelled was read before: that answer does not belong to this interaction. */
    private static PaymentStart cancel(BankAdapter bank, BankCall call, JsonNode resource) {
        String example =
                JsonTemplate.read(JsonTemplate.write(resource), new MatchingRuleCategory("body"), new Generators());
        byte[] body = ("{\"paymentRequest\":" + example + "}").getBytes(StandardCharsets.UTF_8);
        FakeBankCall reading = FakeBankCall.answering(new BankResponse(
                        200, Map.of("Content-Type", List.of("application/json")), new ByteArrayInputStream(body)))
                .withAccessToken("of-the-reading");
        RetrievedPayment retrieved = bank.payments().find(ID, reading);
        return bank.payments().cancel(retrieved, CancellationReason.REQUESTED_BY_CUSTOMER, Orders.BACK, call);
    }

    /** The cancellation for the errors that every resource has. */
    static Asked cancellation(Stet stet) {
        PaymentInteractions table = new PaymentInteractions(stet);
        return Asked.put(PAYMENT, table.cancelled(retrieved(table.orders.onDay(Orders.LATER), "PDNG")));
    }

    static void cancel(Stet stet, BankAdapter bank, BankCall call) {
        cancel(bank, call, retrieved(new Orders(stet).onDay(Orders.LATER), "PDNG"));
    }
}
