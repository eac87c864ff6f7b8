package com.acme.bank;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.contract.bank.WrittenTransfer;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * Payments: the product is part of the address, and of the id.
 *
 * @param oauth whether customers approve at an OAuth server
 */
record AcmePaymentWire(boolean oauth) implements PaymentWire {
    private static final Pattern TRANSFER =
            Pattern.compile("\"instructedAmount\":\\{\"currency\":\"([A-Z]{3})\",\"amount\":\"([^\"]*)\"},"
                    + "\"creditorAccount\":\\{\"iban\":\"([^\"]*)\"");

    @Override
    public WireExchange initiation(PaymentRequest payment, String id, URI approval) {
        return new WireExchange(
                "POST",
                "/v1/payments/" + product(payment),
                ScriptedAnswer.json(
                        201,
                        "{\"transactionStatus\":\"RCVD\",\"paymentId\":\"" + id + "\""
                                + AcmeAnswers.links(
                                        oauth ? "scaOAuth" : "scaRedirect", Optional.of(approval.toString()))
                                + "}"));
    }

    private static String product(PaymentRequest payment) {
        return payment.scheme() == PaymentScheme.INSTANT ? "instant-sepa-credit-transfers" : "sepa-credit-transfers";
    }

    @Override
    public String resourceId(PaymentRequest payment, String id) {
        return product(payment) + "/" + id;
    }

    @Override
    public WireExchange reading(PaymentRequest payment, String id, PaymentStatus status) {
        return WireExchange.get(
                "/v1/payments/" + resourceId(payment, id) + "/status", "{\"transactionStatus\":\"" + status + "\"}");
    }

    @Override
    public WireExchange cancellation(PaymentRequest payment, String id, URI approval) {
        return new WireExchange("DELETE", "/v1/payments/" + resourceId(payment, id), ScriptedAnswer.of(204));
    }

    @Override
    public List<WrittenTransfer> transfers(BankRequest initiation) {
        Matcher transfer = TRANSFER.matcher(new String(initiation.body(), StandardCharsets.UTF_8));
        return transfer.find()
                ? List.of(new WrittenTransfer(transfer.group(2), transfer.group(1), transfer.group(3)))
                : List.of();
    }

    @Override
    public boolean bringsCode() {
        return oauth;
    }

    @Override
    public Optional<String> refused(String state) {
        return Optional.of((oauth ? "error=access_denied" : "refused=true") + "&state=" + state);
    }
}
