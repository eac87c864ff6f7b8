package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallStarted;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

class RecordingListenerTest {
    private static final BankId BANK = BankId.of("acme:bank");
    private static final ConsentEvent.Consent CONSENT =
            new ConsentEvent.Consent(Environment.SANDBOX, BANK, "consent-1");

    private final RecordingListener listener = new RecordingListener();

    @Test
    void keepsEventsInOrderAndFindsThemByKind() {
        CallStarted started = new CallStarted(BANK, Operation.ACCOUNTS, true);
        ConsentEvent refreshed = new ConsentEvent.Refreshed(CONSENT);
        CallEnded ended = ended(Operation.ACCOUNTS);
        PsuHeaderDropped dropped = new PsuHeaderDropped(BANK, "PSU-User-Agent");
        listener.callStarted(started);
        listener.psuHeaderDropped(dropped);
        listener.consentChanged(refreshed);
        listener.callEnded(ended);

        assertThat(listener.all()).containsExactly(started, dropped, refreshed, ended);
        assertThat(listener.started(Operation.ACCOUNTS)).containsExactly(started);
        assertThat(listener.started(Operation.BALANCES)).isEmpty();
        assertThat(listener.ended(Operation.ACCOUNTS)).containsExactly(ended);
        assertThat(listener.ended(Operation.BALANCES)).isEmpty();
        assertThat(listener.consentEvents()).containsExactly(refreshed);
        assertThat(listener.events(ConsentEvent.Refreshed.class)).hasSize(1);
        assertThat(listener.events(ConsentEvent.Revoked.class)).isEmpty();
        assertThat(listener.droppedHeaders()).containsExactly(dropped);
    }

    @Test
    void aTestWaitsForAnEvent() throws InterruptedException {
        Thread teller = new Thread(() -> listener.consentChanged(new ConsentEvent.Revoked(CONSENT)));
        teller.start();

        listener.await(ConsentEvent.Revoked.class, 1, Duration.ofSeconds(30));
        teller.join();

        assertThat(listener.consentEvents()).hasSize(1);
    }

    @Test
    void waitingInVainSaysForWhat() {
        assertThatThrownBy(() -> listener.await(ConsentEvent.Lost.class, 2, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 × Lost");
    }

    @Test
    void forgetsOnDemand() {
        listener.callStarted(new CallStarted(BANK, Operation.ACCOUNTS, true));
        listener.clear();

        assertThat(listener.all()).isEmpty();
        assertThat(listener).hasToString("RecordingListener[0 events]");
    }

    private static CallEnded ended(Operation operation) {
        return CallEnded.builder()
                .bank(BANK)
                .operation(operation)
                .attended(true)
                .attempts(1)
                .requestsSent(1)
                .elapsed(Duration.ofMillis(5))
                .waitedForSlot(Duration.ZERO)
                .waitedForToken(Duration.ZERO)
                .build();
    }
}
