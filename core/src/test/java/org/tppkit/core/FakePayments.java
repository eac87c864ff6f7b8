package org.tppkit.core;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.bank.PaymentGateway;

/** Payments and funds of a bank without a network: counted, and a function each that a test may replace. */
final class FakePayments implements PaymentGateway, FundsGateway {
    final AtomicInteger initiations = new AtomicInteger();
    final AtomicInteger finds = new AtomicInteger();
    final AtomicInteger confirmations = new AtomicInteger();
    final AtomicInteger cancellations = new AtomicInteger();
    final AtomicInteger checks = new AtomicInteger();

    volatile Payment payment = payment("ACTC", true);
    volatile NextStep nextStep = new NextStep.None();
    volatile boolean redirects = true;
    volatile Function<BankCall, Payment> find = call -> payment;
    volatile Function<BankCall, FundsAnswer> check = call -> new FundsAnswer(true);

    static Payment payment(String status, boolean awaitsConfirmation) {
        return Payment.builder()
                .requestId("p-1")
                .status(new PaymentStatus(status))
                .awaitsConfirmation(awaitsConfirmation)
                .build();
    }

    int calls() {
        return initiations.get() + finds.get() + confirmations.get() + cancellations.get() + checks.get();
    }

    @Override
    public PaymentStart initiate(PaymentSetup setup, BankCall call) {
        return new PaymentStart("r-" + initiations.incrementAndGet(), next(setup.back()));
    }

    private NextStep next(PaymentSetup.Return back) {
        return redirects
                ? new NextStep.RedirectPsu(URI.create("https://login.first.example/approve?state=" + back.state()))
                : nextStep;
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        return callback.code()
                .<CallbackMeaning>map(code -> new CallbackMeaning.Authorized(new AuthorizationCode(code)))
                .orElse(new CallbackMeaning.Refused());
    }

    @Override
    public RetrievedPayment find(String resourceId, BankCall call) {
        finds.incrementAndGet();
        return RetrievedPayment.of(resourceId, find.apply(call), new byte[0]);
    }

    @Override
    public void confirm(String resourceId, BankCall call) {
        confirmations.incrementAndGet();
        payment = payment("ACSP", false);
    }

    @Override
    public PaymentStart cancel(
            RetrievedPayment found, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
        cancellations.incrementAndGet();
        return new PaymentStart(found.resourceId(), next(setup));
    }

    @Override
    public FundsAnswer check(FundsCheck question, BankCall call) {
        checks.incrementAndGet();
        return check.apply(call);
    }
}
