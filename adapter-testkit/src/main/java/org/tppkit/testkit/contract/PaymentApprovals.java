package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.PaymentWire;

/** How customers are sent to the bank and come back. */
final class PaymentApprovals {
    private static final KitValues VALUES = KitValues.of(1);

    private PaymentApprovals() {}

    /** PG-05. */
    static void interpretThrowsForNothing(PaymentScene scene) {
        try (NetworkWatch network = NetworkWatch.start()) {
            List<String> queries = new ArrayList<>(ConsentTests.NONSENSE);
            queries.add(scene.wire().approved(VALUES.state(), VALUES.code()));
            scene.wire().refused(VALUES.state()).ifPresent(queries::add);
            for (String query : queries) {
                Optional<Throwable> failure = Exercise.failureOf(() -> meaning(scene, query));
                if (failure.isPresent()) {
                    throw Verdict.wrong(
                            "PG-05: interpret must not throw for anything that a browser may bring.",
                            "for '" + query.substring(0, Math.min(40, query.length())) + "': "
                                    + Verdict.describe(failure.get()) + ".",
                            "interpret: a parameter that is missing, given twice or badly written is Unintelligible.");
                }
            }
            if (!network.hosts().isEmpty() || !scene.bench().bank().requests().isEmpty()) {
                throw Verdict.wrong(
                        "PG-05: interpret must not call the bank.",
                        "connections were made.",
                        "interpret: what has to be asked is asked by the engine, with find.");
            }
        }
    }

    private static CallbackMeaning meaning(PaymentScene scene, String query) {
        Callback callback = Callback.parse(scene.bench().description().redirectUri() + "?" + query);
        return scene.bench().adapter().payments().interpret(callback);
    }

    /** PG-05. */
    static void callbacksAreToldApart(PaymentScene scene) {
        PaymentWire wire = scene.wire();
        requireMeaning(
                scene,
                "an approval",
                wire.approved(VALUES.state(), VALUES.code()),
                meaning -> wire.bringsCode()
                        ? meaning instanceof CallbackMeaning.Authorized authorized
                                && authorized.code().value().equals(VALUES.code())
                        : meaning instanceof CallbackMeaning.Approved);
        wire.refused(VALUES.state())
                .ifPresent(
                        query -> requireMeaning(scene, "a refusal", query, CallbackMeaning.Refused.class::isInstance));
        if (wire.bringsCode()) {
            String error = "error=server_error&state=" + VALUES.state();
            requireMeaning(
                    scene,
                    "an error",
                    error,
                    meaning -> meaning instanceof CallbackMeaning.Failed
                            || meaning instanceof CallbackMeaning.Unintelligible);
            for (String query : List.of("", "foo=bar", "state=" + VALUES.state(), "code=a&error=access_denied")) {
                requireMeaning(scene, "nonsense", query, CallbackMeaning.Unintelligible.class::isInstance);
            }
        }
    }

    private static void requireMeaning(
            PaymentScene scene, String name, String query, Predicate<CallbackMeaning> isRight) {
        CallbackMeaning meaning = meaning(scene, query);
        if (!isRight.test(meaning)) {
            throw Verdict.wrong(
                    "PG-05: interpret must tell what a callback means: a code is Authorized, a return without one"
                            + " Approved, where the bank sends one.",
                    name + " was taken for " + meaning.getClass().getSimpleName() + ".",
                    "interpret, and what the description says of the way back.");
        }
    }

    /** PG-06. */
    static void theStateComesBack(PaymentScene scene) {
        for (int number : List.of(1, 2)) {
            for (PaymentShape shape : PaymentShape.declaredBy(scene.bench().tested())) {
                PaymentScene.Attempt attempt =
                        scene.initiate(scene.bench().adapter(), shape.of().apply(scene.usual(1)), number);
                BankRequest unused = attempt.request(shape);
                require(Objects.requireNonNull(attempt.start()), attempt.requests(), number, shape);
            }
        }
        if (scene.bench().tested().supports(Capability.PAYMENT_CANCELLATION)) {
            cancellationBringsItsStateBack(scene);
        }
    }

    private static void cancellationBringsItsStateBack(PaymentScene scene) {
        RetrievedPayment payment = scene.find(scene.reading(PaymentStatus.PENDING));
        AnsweredCall call = AnsweredCall.like(
                scene.bench().call(1, Operation.Kind.APPLICATION),
                scene.wire()
                        .cancellation(
                                scene.usual(1),
                                KitPayments.id(1),
                                PaymentOperations.approval(
                                        scene.bench().description(),
                                        scene.bench().tested(),
                                        1)));
        PaymentStart start = scene.bench()
                .adapter()
                .payments()
                .cancel(
                        payment,
                        CancellationReason.REQUESTED_BY_CUSTOMER,
                        KitPayments.back(scene.bench().description(), 2),
                        call);
        require(start, call.requests(), 2, "a cancellation");
    }

    private static void require(PaymentStart start, List<BankRequest> requests, int number, Object what) {
        if (!(start.nextStep() instanceof NextStep.RedirectPsu redirect)) {
            return;
        }
        List<String> places = new ArrayList<>();
        places.add(redirect.uri().toString());
        for (BankRequest request : requests) {
            places.add(request.uri().toString());
            places.add(PaymentScene.bodyOf(request));
            request.headers().forEach(header -> places.add(header.value()));
        }
        String state = KitValues.of(number).state();
        if (places.stream().noneMatch(place -> ConsentTests.holdsTheState(place, state))) {
            throw Verdict.wrong(
                    "PG-06: the address of the approval must carry the setup's state, so that it comes back.",
                    what + ": neither the customer's address nor the request to the bank holds the state as a value of"
                            + " its own.",
                    "where the address of the approval is made, or the return address that the bank is given.");
        }
        if (!"https".equals(redirect.uri().getScheme())) {
            throw Verdict.wrong(
                    "PG-06: the customer must be sent to an https address only.",
                    what + ": another scheme.",
                    "where the address of the approval is made or taken from the bank's answer.");
        }
    }
}
