package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.SentBack;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.contract.bank.WrittenTransfer;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * How the invented banks of the acorn family take payments and confirm funds.
 *
 * @param products whether the kind of payment stands in the path, as {@link AcornPayments} says
 */
record AcornPaymentWire(boolean products) implements PaymentWire, FundsWire {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public WireExchange initiation(PaymentRequest payment, String id, URI approval) {
        String path = "/v1/payments" + (products ? "/" + product(payment) : "");
        return new WireExchange("POST", path, ScriptedAnswer.json(201, start(id, approval)));
    }

    private String start(String id, URI approval) {
        return "{\"id\":\"" + id + "\"" + (products ? "" : ",\"approval\":\"" + approval + "\"") + "}";
    }

    @Override
    public String resourceId(PaymentRequest payment, String id) {
        return products ? product(payment) + "/" + id : id;
    }

    private static String product(PaymentRequest payment) {
        return payment.scheme() == PaymentScheme.INSTANT ? "instant" : "sepa";
    }

    @Override
    public boolean redirects() {
        return !products;
    }

    @Override
    public boolean bringsCode() {
        return !products;
    }

    @Override
    public WireExchange reading(PaymentRequest payment, String id, PaymentStatus status) {
        String transfers = payment.transfers().stream()
                .map(transfer -> "{\"id\":\"" + transfer.instructionId() + "\",\"amount\":\""
                        + transfer.amount().amount().toPlainString() + "\",\"name\":\""
                        + transfer.creditor().name() + "\",\"iban\":\""
                        + transfer.creditorAccount().value() + "\"}")
                .collect(Collectors.joining(","));
        return WireExchange.get(
                path(payment, id),
                "{\"id\":\"" + id + "\",\"payment\":{\"reference\":\"" + payment.id() + "\",\"status\":\"" + status
                        + "\",\"transfers\":[" + transfers + "]}}");
    }

    @Override
    public WireExchange confirmation(PaymentRequest payment, String id) {
        return new WireExchange("POST", path(payment, id) + "/confirmation", ScriptedAnswer.of(204));
    }

    @Override
    public WireExchange cancellation(PaymentRequest payment, String id, URI approval) {
        return products
                ? new WireExchange("DELETE", path(payment, id), ScriptedAnswer.of(204))
                : new WireExchange("PUT", path(payment, id), ScriptedAnswer.json(200, start(id, approval)));
    }

    private String path(PaymentRequest payment, String id) {
        return "/v1/payments/" + resourceId(payment, id);
    }

    @Override
    public Optional<SentBack> sentBack() {
        return products ? Optional.empty() : Optional.of(new SentBack("payment", Set.of("status", "why")));
    }

    @Override
    public List<WrittenTransfer> transfers(BankRequest initiation) {
        List<WrittenTransfer> transfers = new ArrayList<>();
        for (JsonNode transfer : json(initiation).path("transfers")) {
            transfers.add(new WrittenTransfer(
                    transfer.path("amount").asText(),
                    transfer.path("currency").asText(),
                    transfer.path("iban").asText()));
        }
        return transfers;
    }

    @Override
    public WireExchange check(FundsCheck question, boolean available) {
        return WireExchange.post(
                "/v1/funds",
                "{\"id\":\"" + question.id() + "\",\"iban\":\""
                        + question.account().value() + "\",\"amount\":\""
                        + question.amount().amount().toPlainString() + "\",\"available\":" + available + "}");
    }

    @Override
    public String amount(BankRequest question) {
        return json(question).path("amount").asText();
    }

    private static JsonNode json(BankRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
