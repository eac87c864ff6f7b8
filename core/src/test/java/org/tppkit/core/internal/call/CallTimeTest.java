package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeHttpTransport;

/** One deadline over the whole call, and what an interrupt or a closed client does to it. */
class CallTimeTest {

    @AfterEach
    void leaveNoInterruptBehind() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("C4 each request gets what is left of the time for the call")
    void eachRequestGetsWhatIsLeftOfTheCallsTime() {
        CallScene scene = new CallScene().takes(Duration.ofSeconds(25), 503).answers(200);
        scene.tokens.takes = Duration.ofSeconds(5);
        scene.read(CUSTOMER);
        Duration pause = scene.time.pauses().get(0);
        assertThat(scene.transport.exchanges())
                .extracting(FakeHttpTransport.Exchange::timeout)
                .containsExactly(Duration.ofSeconds(55), Duration.ofSeconds(30).minus(pause));
    }

    @Test
    @DisplayName("C4 a repetition that would come after the deadline is not waited for")
    void aRepeatThatWouldComeAfterTheDeadlineIsNotWaitedFor() {
        CallScene scene = new CallScene(
                Settings.builder().callTimeout(Duration.ofSeconds(10)).build());
        scene.answersWithRetryAfter(503, 11);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOf(BankUnavailableException.class);
        assertThat(scene.time.pauses()).isEmpty();
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void timeThatWasUsedUpIsNotUsedTwice() {
        CallScene scene = new CallScene().takes(Duration.ofSeconds(59), 503).answersWithRetryAfter(503, 1);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOf(BankUnavailableException.class);
        assertThat(scene.requests()).isEqualTo(2);
    }

    @Test
    void nothingIsSentWhenTheTimeIsUpBefore() {
        CallScene scene = new CallScene();
        scene.tokens.takes = Duration.ofSeconds(60);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(e.requestMayHaveArrived()).isFalse();
            assertThat(e.requestsSent()).isZero();
        });
        assertThat(scene.requests()).isZero();
    }

    @Test
    @DisplayName("C15 waiting for a free slot ends with the time for the call")
    void waitingForAFreeSlotEndsWithTheCallsTime() {
        Settings settings = Settings.builder()
                .slotsPerHost(1)
                .reservedSlots(0)
                .callTimeout(Duration.ofMillis(20))
                .build();
        CallScene scene = new CallScene(settings);
        Deadline farAway = Deadline.in(Duration.ofDays(1), new SystemTime(Clock.systemUTC()));
        try (HostSlots.Slot taken = scene.slots.acquire(CallScene.API.getHost(), true, farAway)) {
            assertThat(taken).isNotNull();
            assertThatThrownBy(() -> scene.once(CUSTOMER))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
        }
        assertThat(scene.requests()).isZero();
        scene.answers(200);
        assertThat(scene.once(CUSTOMER).requestsSent())
                .as("the slot is free again")
                .isEqualTo(1);
    }

    @Test
    void anInterruptDuringAPauseEndsTheCallAndKeepsTheFlag() {
        CallScene scene = new CallScene().answers(503);
        scene.time.pause().whilePausing(pause -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED);
            assertThat(e.requestsSent()).isEqualTo(1);
            assertThat(e.requestIds()).hasSize(1);
        });
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void anInterruptBeforeTheFirstPauseIsNoticedInIt() {
        CallScene scene = new CallScene().answers(503);
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> {
                    try {
                        return CallScene.ask(call);
                    } finally {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void aClosedClientSendsNothing() {
        CallScene scene = new CallScene();
        scene.closed.set(true);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).satisfies(CallTimeTest::saysClosed);
        assertThatThrownBy(() -> scene.once(Operation.BEGIN_CONSENT, CUSTOMER)).satisfies(CallTimeTest::saysClosed);
        assertThat(scene.requests()).isZero();
        assertThat(scene.events.ended())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.failure()).isPresent());
    }

    @Test
    void aClosedClientBringsToItsEndWhatTheEngineHasBegun() {
        CallScene scene = new CallScene().answers(200, 200);
        scene.closed.set(true);
        assertThat(scene.once(Operation.REFRESH_TOKEN, CUSTOMER).requestsSent()).isEqualTo(1);
        assertThat(scene.once(Operation.EXCHANGE_CODE, CUSTOMER).requestsSent()).isEqualTo(1);
    }

    private static void saysClosed(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.CLOSED);
            assertThat(e.requestMayHaveArrived()).isFalse();
            assertThat(e.requestsSent()).isZero();
        });
    }
}
