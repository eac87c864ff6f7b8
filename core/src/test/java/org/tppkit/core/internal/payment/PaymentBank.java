package org.tppkit.core.internal.payment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** The adapter of a bank with payments: one request for each step, errors in the house's own terms. */
final class PaymentBank implements BankAdapter, PaymentGateway, AuthorizationGateway {
    private final PaymentScene scene;
    private final ApiVersion version;

    PaymentBank(PaymentScene scene, ApiVersion version) {
        this.scene = scene;
        this.version = version;
    }

    @Override
    public AuthorizationGateway authorization() {
        return this;
    }

    @Override
    public PaymentGateway payments() {
        return this;
    }

    @Override
    public PaymentStart initiate(PaymentSetup setup, BankCall call) {
        scene.setups.add(setup);
        send(Step.INITIATE, call);
        return new PaymentStart(scene.resourceId, approval(setup.back()), scene.keep);
    }

    private static NextStep approval(PaymentSetup.Return back) {
        return new NextStep.RedirectPsu(URI.create("https://login.first.example/approve?state=" + back.state()));
    }

    /** The older version needs no confirmation: the customer comes back, and that is all. */
    @Override
    public CallbackMeaning interpret(Callback callback) {
        if (callback.error().isPresent()) {
            return callback.error().get().equals("access_denied")
                    ? new CallbackMeaning.Refused()
                    : new CallbackMeaning.Failed(callback.error().get());
        }
        if (version.equals(PaymentScene.OLD)) {
            return new CallbackMeaning.Approved();
        }
        return callback.code()
                .<CallbackMeaning>map(code -> new CallbackMeaning.Authorized(new AuthorizationCode(code)))
                .orElse(new CallbackMeaning.Unintelligible());
    }

    @Override
    public RetrievedPayment find(String resourceId, BankCall call) {
        Payment seen = scene.payment;
        send(Step.FIND, call);
        return RetrievedPayment.of(resourceId, seen, "as it stands".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void confirm(String resourceId, BankCall call) {
        send(Step.CONFIRM, call);
    }

    @Override
    public PaymentStart cancel(
            RetrievedPayment payment, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
        scene.cancelled.add(payment);
        send(Step.CANCEL, call);
        return new PaymentStart(payment.resourceId(), approval(setup));
    }

    @Override
    public TokenGrant clientCredentials(BankCall call) {
        send(Step.TOKEN, call);
        return scene.grant("client-token");
    }

    @Override
    public TokenGrant exchange(CodeExchange code, BankCall call) {
        scene.codes.add(code);
        send(Step.CODE, call);
        return scene.grant("psu-token");
    }

    @Override
    public TokenGrant refresh(RefreshToken token, BankCall call) {
        throw new AssertionError("nobody refreshes a payment's token");
    }

    @Override
    public void revoke(AccessToken token, BankCall call) {
        send(Step.REVOKE, call);
    }

    private void send(Step step, BankCall call) {
        BankRequest.Builder request = BankRequest.of(step.method, PaymentScene.API.resolve(step.path))
                .header("X-Request-ID", call.newRequestId().toString())
                .header("X-Version", version.value())
                .header("X-Attended", String.valueOf(call.psu().isPresent()));
        call.accessToken().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        try (BankResponse response = call.send(request.build())) {
            understand(response.status());
        }
    }

    private static void understand(int status) {
        BankAnswer answer = BankAnswer.of(status);
        switch (status) {
            case 200 -> {}
            case PaymentScene.UNREADABLE -> throw new UnexpectedAnswerException("payment", "an object is expected");
            case PaymentScene.BREAKS_THE_ADAPTER -> throw new IllegalStateException("a bug of the adapter");
            case 403 -> throw new ConsentRequiredException(ConsentRequiredException.Reason.REVOKED, "refused");
            case 429 -> throw new RateLimitedException("refused", answer, null);
            case 408, 500, 503 -> throw new BankUnavailableException("refused", answer, null);
            default -> throw new RequestRejectedException("refused", answer);
        }
    }

    /** What can be asked of the bank, each at an address of its own. */
    enum Step {
        TOKEN("POST", "/token"),
        CODE("POST", "/code"),
        REVOKE("POST", "/revoke"),
        INITIATE("POST", "/payments"),
        FIND("GET", "/payments/r-1"),
        CONFIRM("POST", "/payments/r-1/confirmation"),
        CANCEL("PUT", "/payments/r-1");

        final String method;
        final String path;

        Step(String method, String path) {
            this.method = method;
            this.path = path;
        }

        static Optional<Step> of(BankRequest request) {
            for (Step step : values()) {
                if (step.method.equals(request.method()) && step.path.equals(request.pathAndQuery())) {
                    return Optional.of(step);
                }
            }
            return Optional.empty();
        }
    }
}
