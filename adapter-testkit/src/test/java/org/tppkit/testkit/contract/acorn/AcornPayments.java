package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * Takes payments. With products, the kind of payment stands in the path, the customer approves in the bank's app, nothing
 * is confirmed, and a cancellation is a DELETE; without, customers come back with a code, payments are confirmed, and a
 * cancellation sends the payment back.
 */
final class AcornPayments implements PaymentGateway {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KNOWN = Set.of("RCVD", "ACTC", "ACSP", "ACSC", "PDNG", "RJCT", "CANC");

    private final AcornWire wire;
    private final boolean products;
    private final @Nullable PaymentSlip slip;
    private final AcornDeclared declared;

    AcornPayments(AcornWire wire, boolean products, @Nullable PaymentSlip slip) {
        this.wire = wire;
        this.products = products;
        this.slip = slip;
        this.declared = new AcornDeclared(wire, slip);
    }

    @Override
    public PaymentStart initiate(PaymentSetup setup, BankCall call) {
        PaymentRequest payment = setup.request();
        declared.require(payment);
        if (payment.debtor().isPresent()) {
            throw new InvalidRequestException("debtor", "the bank has no place for it");
        }
        String product = payment.scheme() == PaymentScheme.INSTANT ? "instant/" : "sepa/";
        String path = products ? "/v1/payments/" + product.replace("/", "") : "/v1/payments";
        AcornPaymentBody body = new AcornPaymentBody(
                payment,
                wire.context.clock().instant().toString(),
                UUID.randomUUID().toString(),
                slip);
        JsonNode answer;
        try {
            answer = ask(request("POST", path, call).body(body.bytes()), call);
        } catch (TransportException e) {
            if (slip == PaymentSlip.SAYS_THAT_NOTHING_ARRIVED) {
                throw new TransportException(e.reason(), false, "lost", null);
            }
            if (slip != PaymentSlip.REPEATS_A_LOST_INITIATION) {
                throw e;
            }
            answer = ask(request("POST", path, call).body(body.bytes()), call);
        } catch (BankUnavailableException e) {
            if (slip == PaymentSlip.TAKES_AN_OUTAGE_FOR_A_REFUSAL) {
                throw new RequestRejectedException("refused", BankAnswer.of(e.status()));
            }
            throw e;
        }
        boolean named = products && slip != PaymentSlip.LOSES_THE_PRODUCT;
        return new PaymentStart(
                (named ? product : "") + text(answer, "id"),
                step(
                        answer,
                        slip == PaymentSlip.LOSES_THE_STATE ? "" : setup.back().state()));
    }

    private NextStep step(JsonNode answer, String state) {
        if (!answer.has("approval")) {
            return products ? new NextStep.AwaitPsu(Duration.ofSeconds(5)) : new NextStep.None();
        }
        String page = text(answer, "approval") + "?client_id="
                + wire.context.application().clientId() + "&state=" + state;
        if (!page.startsWith("https://") || page.length() > 2_000) {
            throw new UnexpectedAnswerException("approval", "an https address is expected");
        }
        try {
            return new NextStep.RedirectPsu(
                    URI.create(slip == PaymentSlip.SENDS_CUSTOMERS_OVER_HTTP ? page.replace("https:", "http:") : page));
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswerException("approval", "an https address is expected");
        }
    }

    @Override
    public CallbackMeaning interpret(Callback callback) {
        if (slip == PaymentSlip.INTERPRET_THROWS) {
            return new CallbackMeaning.Authorized(
                    new AuthorizationCode(callback.code().orElseThrow()));
        }
        if (slip == PaymentSlip.INTERPRET_CALLS_SOMEBODY) {
            Sockets.connect();
        }
        if (products) {
            return new CallbackMeaning.Approved();
        }
        if (callback.code().isPresent() == callback.error().isPresent()) {
            return new CallbackMeaning.Unintelligible();
        }
        if (callback.error().isPresent()) {
            return slip == PaymentSlip.TAKES_REFUSALS_FOR_APPROVALS
                    ? new CallbackMeaning.Approved()
                    : callback.error().get().equals("access_denied")
                                    || slip == PaymentSlip.TAKES_ANY_ERROR_FOR_A_REFUSAL
                            ? new CallbackMeaning.Refused()
                            : new CallbackMeaning.Failed("bank_error");
        }
        try {
            return new CallbackMeaning.Authorized(
                    new AuthorizationCode(callback.code().get()));
        } catch (IllegalArgumentException e) {
            return new CallbackMeaning.Unintelligible();
        }
    }

    @Override
    public RetrievedPayment find(String resourceId, BankCall call) {
        declared.require(Capability.PAYMENTS);
        JsonNode answer = ask(request("GET", path(resourceId), call), call);
        requireSame(resourceId, answer, PaymentSlip.TAKES_ANOTHER_PAYMENT);
        JsonNode payment = answer.get("payment");
        if (!(payment instanceof ObjectNode resource)) {
            throw new UnexpectedAnswerException("payment", "an object is expected");
        }
        String status = text(payment, "status");
        boolean unknown = slip == PaymentSlip.DROPS_UNKNOWN_STATUSES && !KNOWN.contains(status);
        return RetrievedPayment.of(
                resourceId,
                Payment.builder()
                        .status(new PaymentStatus(unknown ? "PDNG" : status))
                        .awaitsConfirmation(false)
                        .build(),
                AcornPaymentBody.bytes(resource));
    }

    @Override
    public void confirm(String resourceId, BankCall call) {
        declared.require(Capability.PAYMENT_CONFIRMATION);
        BankRequest.Builder request = request("POST", path(resourceId) + "/confirmation", call);
        try {
            boolean done = wire.ask(request, call, answer -> null, answer -> true);
            if (done && slip == PaymentSlip.CONFIRMS_TWICE) {
                wire.ask(request, call, answer -> null, answer -> true);
            }
        } catch (BankUnavailableException e) {
            if (slip != PaymentSlip.REPEATS_A_CONFIRMATION_ON_503 || e.status() != 503) {
                throw e;
            }
            wire.ask(request, call, answer -> null, answer -> true);
        }
    }

    @Override
    public PaymentStart cancel(
            RetrievedPayment payment, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
        declared.require(Capability.PAYMENT_CANCELLATION);
        String id = payment.resourceId();
        if (slip == PaymentSlip.ASKS_BEFORE_IT_CANCELS) {
            find(id, call);
        }
        if (products) {
            wire.ask(request("DELETE", path(id), call), call, answer -> null, answer -> true);
            return new PaymentStart(id, new NextStep.None());
        }
        ObjectNode resource = AcornCancellation.of(parsed(payment), reason, slip);
        JsonNode answer = ask(request("PUT", path(id), call).body(AcornPaymentBody.bytes(resource)), call);
        requireSame(id, answer, PaymentSlip.TAKES_ANOTHER_CANCELLATION);
        return new PaymentStart(
                id, step(answer, slip == PaymentSlip.LOSES_THE_STATE_OF_CANCELLATIONS ? "old" : setup.state()));
    }

    private static ObjectNode parsed(RetrievedPayment payment) {
        try {
            return (ObjectNode) JSON.readTree(payment.resource());
        } catch (IOException e) {
            throw new InvalidRequestException("payment", "it was not read here");
        }
    }

    private void requireSame(String resourceId, JsonNode answer, PaymentSlip unless) {
        String id = resourceId.substring(resourceId.indexOf('/') + 1);
        if (!text(answer, "id").equals(id) && slip != unless) {
            throw new UnexpectedAnswerException("id", "the answer is about another payment");
        }
    }

    private static String path(String resourceId) {
        if (!resourceId.matches("([a-z]+/)?[A-Za-z0-9-]{1,100}")) {
            throw new InvalidRequestException("payment", "this bank gave no such id");
        }
        return "/v1/payments/" + resourceId;
    }

    private BankRequest.Builder request(String method, String path, BankCall call) {
        BankRequest.Builder request = wire.request(method, path).header("Content-Type", "application/json");
        return call.accessToken().isPresent() ? wire.withToken(request, call) : request;
    }

    private JsonNode ask(BankRequest.Builder request, BankCall call) {
        return wire.ask(request, call, answer -> null, wire::object);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isTextual()) {
            throw new UnexpectedAnswerException(name, "a text is expected");
        }
        return value.textValue();
    }
}
