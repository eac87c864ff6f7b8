package com.acme.bank.internal;

import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * Payments (NextGenPSD2 section 5). The payment product is part of the path, so it is part of the id that the engine keeps:
 * {@code sepa-credit-transfers/} and the bank's own id.
 */
final class Payments implements PaymentGateway {
    private static final String PAYMENTS = "/v1/payments/";

    private final Bank bank;

    Payments(Bank bank) {
        this.bank = bank;
    }

    @Override
    public PaymentStart initiate(PaymentSetup setup, BankCall call) {
        PaymentBody payment = new PaymentBody(bank, setup.request());
        payment.requireCarried();
        PaymentSetup.Return back = setup.back();
        BankRequest request = bank.requests()
                .of(
                        "POST",
                        PAYMENTS + payment.product().path(),
                        payment.bytes(),
                        bank.sca().headers(back.redirectUri(), back.state()),
                        call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(201, "the payment", answer);
            Fields body = Fields.of(answer);
            String id = body.text("paymentId");
            Sca.Start start = bank.sca().start(answer, body, way(back, id));
            return new PaymentStart(payment.product().path() + "/" + id, start.nextStep(), start.keep());
        }
    }

    private static Sca.Way way(PaymentSetup.Return back, String id) {
        return new Sca.Way(back.redirectUri(), back.state(), "PIS:" + id);
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        return bank.sca().interpret(callback);
    }

    /** The bank tells the status alone: whose payment it is, the caller knows by the id. */
    @Override
    public RetrievedPayment find(String resourceId, BankCall call) {
        bank.require(Capability.PAYMENTS);
        BankRequest request = bank.requests().of("GET", path(resourceId) + "/status", call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(200, "the status of the payment", answer);
            Fields body = Fields.of(answer);
            Payment payment = Payment.builder()
                    .status(new PaymentStatus(body.text("transactionStatus")))
                    .fundsAvailable(body.maybeFlag("fundsAvailable"))
                    .awaitsConfirmation(false)
                    .build();
            return RetrievedPayment.of(resourceId, payment, new byte[0]);
        }
    }

    /** The bank takes no reason, and cancels at once or not at all. */
    @Override
    public PaymentStart cancel(
            RetrievedPayment payment, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
        bank.require(Capability.PAYMENT_CANCELLATION);
        String target = path(payment.resourceId());
        BankRequest request = bank.requests().of("DELETE", target, call);
        try (BankResponse answer = call.send(request)) {
            bank.refusals().require(204, "the cancellation", answer);
            return new PaymentStart(payment.resourceId(), new NextStep.None());
        }
    }

    private static String path(String resourceId) {
        int slash = resourceId.indexOf('/');
        Product product = Product.of(slash < 0 ? "" : resourceId.substring(0, slash))
                .orElseThrow(() -> new InvalidRequestException("payment", "this bank gave no such id"));
        return PAYMENTS + product.path() + "/" + Requests.segment("payment", resourceId.substring(slash + 1));
    }
}
