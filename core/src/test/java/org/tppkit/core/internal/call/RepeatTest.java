package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;
import static org.tppkit.core.internal.call.CallScene.NOBODY;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.Answer;
import org.tppkit.core.RetryPolicy;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.event.Operation;

/** How often a call is sent. */
class RepeatTest {

    @Test
    void aReadForACustomerWhoIsThereIsRepeatedTwice() {
        CallScene scene = new CallScene().answers(503, 503, 200);
        Answer<String> answer = scene.read(CUSTOMER);
        assertThat(answer.value()).isEqualTo("body of 200");
        assertThat(answer.requestsSent()).isEqualTo(3);
        assertThat(answer.requestIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(scene.time.pauses()).hasSize(2);
    }

    @Test
    void afterTheSecondRepeatTheLastErrorIsTold() {
        CallScene scene = new CallScene().answers(500, 503, 503);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOfSatisfying(BankUnavailableException.class, e -> {
            assertThat(e.status()).isEqualTo(503);
            assertThat(e.requestsSent()).isEqualTo(3);
            assertThat(e.requestIds()).hasSize(3).doesNotHaveDuplicates();
            assertThat(e.bank()).contains(CallScene.BANK);
        });
        assertThat(scene.requests()).isEqualTo(3);
    }

    @Test
    void withoutTheCustomerNothingIsRepeated() {
        CallScene scene = new CallScene().answers(503);
        assertThatThrownBy(() -> scene.read(NOBODY))
                .isInstanceOfSatisfying(
                        BankUnavailableException.class,
                        e -> assertThat(e.requestsSent()).isEqualTo(1));
        assertThat(scene.time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void withoutTheCustomerThePolicySaysHowOften(int repeats) {
        CallScene scene = new CallScene(RetryPolicy.standard().withUnattended(repeats));
        for (int i = 0; i <= repeats; i++) {
            scene.answers(503);
        }
        assertThatThrownBy(() -> scene.read(NOBODY))
                .isInstanceOfSatisfying(
                        TppException.class, e -> assertThat(e.requestsSent()).isEqualTo(repeats + 1));
        assertThat(scene.requests()).isEqualTo(repeats + 1);
    }

    @Test
    void thePolicyNeverMeansNever() {
        CallScene scene = new CallScene(RetryPolicy.never()).answers(503);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOf(BankUnavailableException.class);
        assertThat(scene.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 409, 415})
    void aRefusalOfTheRequestIsNotRepeated(int status) {
        CallScene scene = new CallScene().answers(status);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOf(RequestRejectedException.class);
        assertThat(scene.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"UNREACHABLE", "TIMEOUT", "CONNECTION_LOST"})
    void aLostConnectionIsRepeated(Reason reason) {
        CallScene scene = new CallScene().fails(reason, true).answers(200);
        assertThat(scene.read(CUSTOMER).requestsSent()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREACHABLE", "TIMEOUT", "CONNECTION_LOST"})
    void anErrorThatWillNotPassIsNotRepeated(Reason reason) {
        CallScene scene = new CallScene().fails(reason, true);
        assertThatThrownBy(() -> scene.read(CUSTOMER))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void aRequestThatCertainlyDidNotArriveIsNotCounted() {
        CallScene scene = new CallScene()
                .fails(Reason.UNREACHABLE, false)
                .fails(Reason.UNREACHABLE, false)
                .answers(200);
        Answer<String> answer = scene.read(CUSTOMER);
        assertThat(answer.requestsSent()).isEqualTo(1);
        assertThat(answer.requestIds()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatChangesSomethingIsSentOnceWhateverTheBankAnswers(int status) {
        CallScene scene = new CallScene().answers(status);
        assertThatThrownBy(() -> scene.once(CUSTOMER))
                .isInstanceOfSatisfying(
                        TppException.class, e -> assertThat(e.requestsSent()).isEqualTo(1));
        assertThat(scene.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whatChangesSomethingIsSentOnceWhateverHappensOnTheWay(Reason reason) {
        CallScene scene = new CallScene().fails(reason, true);
        assertThatThrownBy(() -> scene.once(CUSTOMER)).isInstanceOf(TransportException.class);
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void whatChangesSomethingIsNotSentAgainAfter401() {
        CallScene scene = new CallScene().answers(401);
        assertThatThrownBy(() -> scene.once(Operation.REVOKE, CUSTOMER)).isInstanceOf(RequestRejectedException.class);
        assertThat(scene.requests()).isEqualTo(1);
        assertThat(scene.tokens.replaced).isEmpty();
    }

    @Test
    void thePauseIsAtLeastWhatTheBankAsksFor() {
        CallScene scene = new CallScene().answersWithRetryAfter(429, 7).answers(200);
        scene.read(CUSTOMER);
        assertThat(scene.time.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aBankThatAsksForMoreThanTheLongestPauseIsNotWaitedFor() {
        CallScene scene = new CallScene().answersWithRetryAfter(503, 21);
        assertThatThrownBy(() -> scene.read(CUSTOMER))
                .isInstanceOfSatisfying(
                        BankUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(21)));
        assertThat(scene.time.pauses()).isEmpty();
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void aBankThatAsksForExactlyTheLongestPauseIsWaitedFor() {
        CallScene scene = new CallScene().answersWithRetryAfter(429, 20).answers(200);
        assertThat(scene.read(CUSTOMER).requestsSent()).isEqualTo(2);
    }

    @Test
    void rateLimitsKeepTheirInstant() {
        CallScene scene = new CallScene(RetryPolicy.never()).answersWithRetryAfter(429, 3);
        assertThatThrownBy(() -> scene.read(CUSTOMER))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(3)));
    }
}
