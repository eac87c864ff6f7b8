package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.testkit.contract.bank.SentBack;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** What an adapter reads of a payment, and what it sends back of it. */
final class PaymentAnswers {
    private static final PaymentStatus UNKNOWN = new PaymentStatus("KITX");
    private static final String OTHER_ID = KitPayments.id(2);

    private PaymentAnswers() {}

    /** PG-08. */
    static void statusesAreKept(PaymentScene scene) {
        scene.wire().statuses().forEach(status -> requireStatus(scene, status));
        if (scene.wire().openStatuses()) {
            requireStatus(scene, UNKNOWN);
        }
    }

    private static void requireStatus(PaymentScene scene, PaymentStatus status) {
        String got = status(scene, status);
        if (!got.equals(status.code())) {
            throw Verdict.wrong(
                    "PG-08: a status must be what the bank says, an unknown code included.",
                    "the bank says " + status + ": " + got + ".",
                    "what turns the bank's words for a payment's status into PaymentStatus, and"
                            + " PaymentWire.openStatuses.");
        }
    }

    private static String status(PaymentScene scene, PaymentStatus status) {
        RetrievedPayment[] found = new RetrievedPayment[1];
        Optional<Throwable> failure = Exercise.failureOf(() -> found[0] = scene.find(scene.reading(status)));
        return failure.map(Verdict::describe)
                .orElseGet(() ->
                        found[0].payment().status().map(PaymentStatus::code).orElse("no status"));
    }

    /** PG-09. */
    static void anotherPaymentIsRefused(PaymentScene scene) {
        PaymentRequest usual = scene.usual(1);
        ScriptedAnswer other =
                scene.wire().reading(usual, OTHER_ID, PaymentStatus.SETTLED).answer();
        WireExchange own = scene.reading(PaymentStatus.SETTLED);
        requireRefused(own, other, "the reading of a payment", () -> {
            RetrievedPayment unused = scene.find(own.answering(other));
        });
        for (Operation operation : PaymentOperations.changing(
                scene.bench().description(), scene.bench().tested())) {
            WireExchange step = operation.wire().apply(1);
            if (!isInitiation(operation)) {
                ScriptedAnswer answer = operation.wire().apply(2).answer();
                requireRefused(step, answer, operation.name(), () -> {
                    Object unused = operation
                            .ask()
                            .of(
                                    scene.bench().adapter(),
                                    1,
                                    AnsweredCall.like(scene.bench().call(1, operation.kind()), step.answering(answer)));
                });
            }
        }
    }

    /** A payment that is new has no id before. */
    private static boolean isInitiation(Operation operation) {
        return operation.name().startsWith("the initiation");
    }

    /** An answer that is the same for every payment names none, and cannot be told from another one's. */
    private static void requireRefused(WireExchange own, ScriptedAnswer other, String what, Runnable ask) {
        if (own.answer().bodyText().equals(other.bodyText())) {
            return;
        }
        Optional<Throwable> failure = Exercise.failureOf(ask);
        if (failure.filter(UnexpectedAnswerException.class::isInstance).isEmpty()) {
            throw Verdict.wrong(
                    "PG-09: an answer about another payment must be an UnexpectedAnswerException.",
                    what + " was answered with another payment's id: "
                            + failure.map(Verdict::describe).orElse("a result") + ".",
                    "what reads the answer: an id that the bank repeats is held against the one that was asked for.");
        }
    }

    /** PG-07. */
    static void whatWasRetrievedIsSentBack(PaymentScene scene, SentBack sentBack) {
        ScriptedAnswer usual = scene.reading(PaymentStatus.PENDING).answer();
        String body = JsonText.withUnknownFields(usual.bodyText());
        WireExchange reading =
                scene.reading(PaymentStatus.PENDING).answering(usual.body(body.getBytes(StandardCharsets.UTF_8)));
        RetrievedPayment payment = scene.find(reading);
        WireExchange cancellation = scene.wire()
                .cancellation(
                        scene.usual(1),
                        KitPayments.id(1),
                        PaymentOperations.approval(
                                scene.bench().description(), scene.bench().tested(), 1));
        AnsweredCall call = AnsweredCall.like(scene.bench().call(1, Operation.Kind.APPLICATION), cancellation);
        Object unused = scene.bench()
                .adapter()
                .payments()
                .cancel(
                        payment,
                        CancellationReason.REQUESTED_BY_CUSTOMER,
                        KitPayments.back(scene.bench().description(), 1),
                        call);
        String prefix = sentBack.within().isEmpty() ? "" : "/" + sentBack.within();
        String sent = call.requests().isEmpty()
                ? ""
                : PaymentScene.bodyOf(call.requests().get(0));
        String difference = difference(JsonLeaves.of(body, prefix), sent, sentBack);
        if (difference != null) {
            throw Verdict.wrong(
                    "PG-07: a cancellation must send back what was retrieved, changed in nothing but what it asks for.",
                    difference + ".",
                    "cancel: it wants the retrieved payment's own words, fields that nobody knows and digits included;"
                            + " or SentBack.changes of the description.");
        }
    }

    private static @Nullable String difference(Map<String, String> retrieved, String sent, SentBack sentBack) {
        Optional<Map<String, String>> leaves = JsonLeaves.ifReadable(sent);
        if (leaves.isEmpty()) {
            return "the cancellation's body is no JSON object";
        }
        Map<String, String> got = leaves.get();
        TreeSet<String> places = new TreeSet<>(retrieved.keySet());
        places.addAll(got.keySet());
        places.removeIf(place -> sentBack.changes().stream().anyMatch(name -> isWithin(place, name)));
        return places.stream()
                .filter(place -> !Objects.equals(retrieved.get(place), got.get(place)))
                .findFirst()
                .map(place -> !got.containsKey(place)
                        ? "'" + place + "' is missing"
                        : !retrieved.containsKey(place) ? "'" + place + "' is new" : "'" + place + "' is another")
                .orElse(null);
    }

    private static boolean isWithin(String place, String name) {
        return (place + "/").contains("/" + name + "/");
    }
}
