package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;
import static org.tppkit.core.internal.call.CallScene.NOBODY;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Answer;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.CallStarted;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

/** What listeners hear of a call. */
class CallEventTest {

    @Test
    void aCallIsAnnouncedAndItsEndTellsEverything() {
        CallScene scene = new CallScene().takes(Duration.ofSeconds(2), 503).takes(Duration.ofSeconds(1), 200);
        scene.tokens.takes = Duration.ofSeconds(3);
        Answer<String> answer = scene.read(CUSTOMER);
        assertThat(scene.events.started()).containsExactly(new CallStarted(CallScene.BANK, Operation.ACCOUNTS, true));
        CallEnded ended = scene.events.ended().get(0);
        assertThat(ended.bank()).isEqualTo(CallScene.BANK);
        assertThat(ended.operation()).isEqualTo(Operation.ACCOUNTS);
        assertThat(ended.attended()).isTrue();
        assertThat(ended.failure()).isEmpty();
        assertThat(ended.status()).contains(200);
        assertThat(ended.attempts()).isEqualTo(2);
        assertThat(ended.requestsSent()).isEqualTo(2);
        assertThat(ended.requestIds()).isEqualTo(answer.requestIds()).hasSize(2);
        assertThat(ended.waitedForToken()).isEqualTo(Duration.ofSeconds(3));
        assertThat(ended.waitedForSlot()).isZero();
        assertThat(ended.elapsed())
                .isEqualTo(Duration.ofSeconds(6).plus(scene.time.pauses().get(0)));
        assertThat(scene.events.all()).hasSize(2);
    }

    @Test
    void waitingForAReplacementCountsAsWaitingForTheToken() {
        CallScene scene = new CallScene().answers(401, 200);
        scene.tokens.takes = Duration.ofSeconds(3);
        scene.read(CUSTOMER);
        assertThat(scene.events.ended().get(0).waitedForToken()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void waitingForASlotIsTold() {
        Settings settings = Settings.builder().slotsPerHost(1).reservedSlots(0).build();
        CallScene scene = new CallScene(settings).answers(200, 200);
        // The first call holds the only slot; the second one gets it, and hears how long it took, when the first is
        // over.
        Thread[] second = new Thread[1];
        scene.read(CUSTOMER, call -> {
            String answer = CallScene.ask(call);
            second[0] = new Thread(() -> scene.read(NOBODY));
            second[0].start();
            awaitWaiting(second[0]);
            scene.time.advance(Duration.ofSeconds(4));
            return answer;
        });
        join(second[0]);
        assertThat(scene.events.ended())
                .hasSize(2)
                .filteredOn(event -> !event.attended())
                .extracting(CallEnded::waitedForSlot)
                .containsExactly(Duration.ofSeconds(4));
    }

    private static void awaitWaiting(Thread thread) {
        long guard = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() - guard)
                    .as("the second call waits for its slot")
                    .isNegative();
            Thread.onSpinWait();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aFailureIsToldWithTheLastStatus() {
        CallScene scene = new CallScene().answers(500);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOfSatisfying(BankUnavailableException.class, e -> {
            CallEnded ended = scene.events.ended().get(0);
            assertThat(ended.failure()).containsSame(e);
            assertThat(ended.status()).contains(500);
            assertThat(ended.attended()).isFalse();
        });
    }

    @Test
    void withoutAnAnswerThereIsNoStatus() {
        CallScene scene = new CallScene().fails(TransportException.Reason.UNREACHABLE, false);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TransportException.class);
        CallEnded ended = scene.events.ended().get(0);
        assertThat(ended.status()).isEmpty();
        assertThat(ended.requestsSent()).isZero();
        assertThat(ended.attempts()).isEqualTo(1);
    }

    @Test
    void anAdapterThatBreaksIsNoCallThatEndedWell() {
        CallScene scene = new CallScene();
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> {
                    throw new IllegalStateException("quotes a secret");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(scene.events.ended().get(0).failure())
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessageContaining("IllegalStateException")
                        .hasMessageNotContaining("secret"));
    }

    @Test
    void anAdapterThatBreaksOverAnAnswerLeavesOneThatNobodyHasRead() {
        CallScene scene = new CallScene().answers(200);
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> {
                    CallScene.ask(call);
                    throw new IllegalStateException("quotes a secret");
                }))
                .isInstanceOfSatisfying(UnexpectedAnswerException.class, e -> {
                    assertThat(e.requestsSent()).isEqualTo(1);
                    assertThat(e.requestIds()).hasSize(1);
                    assertThat(e.getStackTrace()[0].getClassName()).startsWith(CallEventTest.class.getName());
                    assertThat(scene.events.ended().get(0).failure()).containsSame(e);
                })
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void anAdapterThatGivesNothingIsTreatedAlike() {
        CallScene scene = new CallScene().answers(200);
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> {
                    CallScene.ask(call);
                    return null;
                }))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void aCheckedExceptionOfAnotherLanguageIsNoCallThatEndedWell() {
        CallScene scene = new CallScene();
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> {
                    throw CallEventTest.<RuntimeException>asIfUnchecked(new IOException("quotes a secret"));
                }))
                .isInstanceOf(IOException.class);
        assertThat(scene.events.ended().get(0).failure()).isPresent();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E asIfUnchecked(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void aListenerWhoseClassesAreMissingDoesNotHideWhatTheBankDid() {
        CallScene scene = new CallScene(Settings.standard(), List.of(new CallListener() {
                    @Override
                    public void callEnded(CallEnded event) {
                        throw new NoClassDefFoundError("com/example/Metrics");
                    }
                }))
                .answers(200);
        assertThat(scene.once(CUSTOMER).value()).isEqualTo("body of 200");
        assertThat(scene.events.ended()).hasSize(1);
    }

    @Test
    void aListenerThatThrowsDisturbsNeitherTheCallNorTheOthers() {
        CallScene scene = new CallScene(Settings.standard(), List.of(new Grumbler())).answers(200);
        PsuContext psu = PsuContext.builder("203.0.113.7").userAgent("é").build();
        assertThat(scene.read(psu).value()).isEqualTo("body of 200");
        assertThat(scene.events.all()).hasSize(3);
    }

    @Test
    void aListenerThatThrowsDoesNotHideTheErrorOfTheCall() {
        CallScene scene = new CallScene(Settings.standard(), List.of(new Grumbler())).answers(404);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).hasMessageContaining("HTTP 404");
    }

    @Test
    void allListenersHearOfConsentsToo() {
        CallScene scene = new CallScene();
        Listeners listeners = new Listeners(List.of(new Grumbler(), scene.events));
        listeners.consentChanged(
                new ConsentEvent.Revoked(new ConsentEvent.Consent(Environment.SANDBOX, CallScene.BANK, "c-1")));
        assertThat(scene.events.consentEvents()).hasSize(1);
    }

    private static final class Grumbler implements CallListener {
        @Override
        public void callStarted(CallStarted event) {
            throw new IllegalStateException("started");
        }

        @Override
        public void callEnded(CallEnded event) {
            throw new IllegalStateException("ended");
        }

        @Override
        public void consentChanged(ConsentEvent event) {
            throw new IllegalStateException("consent");
        }

        @Override
        public void psuHeaderDropped(PsuHeaderDropped event) {
            throw new IllegalStateException("dropped");
        }
    }
}
