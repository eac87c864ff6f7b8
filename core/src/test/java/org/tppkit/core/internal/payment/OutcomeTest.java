package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException.Operation;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.payment.CancellationReason;

/** Whether the bank may have done it is told apart from where it certainly has not, for every step that moves money. */
class OutcomeTest {
    private static final List<Step> STEPS = List.of(Step.INITIATE, Step.CONFIRM, Step.CANCEL);

    private final PaymentScene scene = new PaymentScene();
    private final PaymentScene.Node node = scene.node();
    private final PaymentService.Begun begun = node.begin();

    @AfterEach
    void end() {
        scene.close();
    }

    static Stream<Arguments> answers() {
        List<Arguments> all = new ArrayList<>();
        for (Step step : STEPS) {
            for (int status : new int[] {408, 500, 503, PaymentScene.UNREADABLE}) {
                all.add(Arguments.of(step, status, true));
            }
            for (int status : new int[] {400, 401, 403, 404, 409, 422, 429}) {
                all.add(Arguments.of(step, status, false));
            }
        }
        return all.stream();
    }

    static Stream<Step> steps() {
        return STEPS.stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void anAdapterThatBreaksOverTheAnswerLeavesTheOutcomeOpen(Step step) {
        scene.answers(step, PaymentScene.BREAKS_THE_ADAPTER);
        assertOutcome(step, true);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsCertainUnlessItSaysNothing(Step step, int status, boolean unknown) {
        scene.answers(step, status);
        assertOutcome(step, unknown);
    }

    static Stream<Arguments> failures() {
        return STEPS.stream()
                .flatMap(step -> Stream.of(TransportException.Reason.values())
                        .flatMap(reason ->
                                Stream.of(Arguments.of(step, reason, true), Arguments.of(step, reason, false))));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsCertainOnlyWhereTheRequestCannotHaveArrived(
            Step step, TransportException.Reason reason, boolean mayHaveArrived) {
        scene.fails(step, reason, mayHaveArrived);
        assertOutcome(step, mayHaveArrived);
    }

    private void assertOutcome(Step step, boolean unknown) {
        int before = scene.sent(step);
        Throwable failure = catchThrowable(() -> perform(step));
        assertThat(failure).isInstanceOf(TppException.class);
        assertThat(failure instanceof PaymentOutcomeUnknownException).isEqualTo(unknown);
        assertThat(scene.sent(step) - before).as("sent").isEqualTo(1);
        assertThat(unknown && ((TppException) failure).retryable())
                .as("nobody repeats what may have been done")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"INITIATE", "CONFIRM", "CANCEL"})
    void whatIsUnknownTellsTheOperationThePaymentAndTheCall(Step step) {
        scene.fails(step, TransportException.Reason.TIMEOUT, true);
        PaymentOutcomeUnknownException unknown =
                catchThrowableOfType(PaymentOutcomeUnknownException.class, () -> perform(step));
        assertThat(unknown.operation()).isEqualTo(operation(step));
        assertThat(unknown.payment().orElse(null))
                .isEqualTo(step == Step.INITIATE ? null : begun.payment().encode());
        assertThat(unknown.bank()).contains(scene.application.bank());
        assertThat(unknown.requestsSent()).isEqualTo(1);
        List<String> sentIds = scene.headers(step, "X-Request-ID");
        assertThat(unknown.requestIds())
                .extracting(RequestId::toString)
                .containsExactly(sentIds.get(sentIds.size() - 1));
        assertThat(unknown).hasCauseExactlyInstanceOf(TransportException.class);
        assertThat(unknown.getMessage())
                .contains(step == Step.INITIATE ? "initiated anew" : "find the payment first")
                .contains("as the test asked");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"INITIATE", "CONFIRM", "CANCEL"})
    void noTextOfItHoldsASecret(Step step) {
        scene.answers(step, 503);
        @Nullable Throwable failure = catchThrowable(() -> perform(step));
        assertThat(failure).isInstanceOf(PaymentOutcomeUnknownException.class);
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString())
                    .doesNotContain("token-")
                    .doesNotContain("secret-code")
                    .doesNotContain(PaymentScene.state(begun))
                    .doesNotContain("Jane")
                    .doesNotContain("2004101005");
        }
    }

    @Test
    void aStepThatGoesWellGivesItsResult() {
        assertThat(node.begin().payment()).isEqualTo(begun.payment());
        assertThat(node.complete(begun, PaymentScene.approved(begun)).awaitsConfirmation())
                .isFalse();
    }

    private static Operation operation(Step step) {
        return switch (step) {
            case INITIATE -> Operation.INITIATION;
            case CONFIRM -> Operation.CONFIRMATION;
            default -> Operation.CANCELLATION;
        };
    }

    private void perform(Step step) {
        switch (step) {
            case INITIATE -> node.begin();
            case CONFIRM -> node.complete(begun, PaymentScene.approved(begun));
            default ->
                node.service.cancel(begun.payment(), CancellationReason.REQUESTED_BY_CUSTOMER, PaymentScene.CUSTOMER);
        }
    }
}
