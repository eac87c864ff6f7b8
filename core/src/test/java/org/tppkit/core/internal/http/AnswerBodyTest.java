package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.error.TransportException;

/** An answer's body between the network and its reader, piece by piece. */
class AnswerBodyTest {
    private final AtomicLong askedFor = new AtomicLong();
    private final AnswerBody body = new AnswerBody(
            "bank.example",
            1_000,
            Duration.ofSeconds(10),
            Deadline.in(Duration.ofSeconds(10), new SystemTime(Clock.systemUTC())),
            () -> {});

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    @Test
    void anInterruptIsNoEndOfABodyThatHasArrivedAsAWhole() {
        arrive("[1,", "2]");
        body.onComplete();
        Thread.currentThread().interrupt();

        assertInterrupted(catchThrowable(body::readAllBytes));
        assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        assertInterrupted(catchThrowable(body::read));
    }

    @Test
    void aWholeBodyEndsWhereItEnds() throws Exception {
        arrive("[1,", "2]");
        body.onComplete();
        assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("[1,2]");
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void aPieceWithoutBytesIsMadeUpForSoThatTheNetworkGoesOn() {
        subscribe();
        long atFirst = askedFor.get();
        for (int i = 0; i < 5; i++) {
            body.onNext(List.of());
        }
        assertThat(askedFor.get() - atFirst).isEqualTo(5);
    }

    @Test
    void aBodyThatIsTooLongIsNoAnswer() {
        arrive("x".repeat(1_001));
        assertThatThrownBy(body::read)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.MALFORMED));
    }

    private void arrive(String... pieces) {
        subscribe();
        for (String piece : pieces) {
            body.onNext(List.of(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private void subscribe() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                askedFor.addAndGet(count);
            }

            @Override
            public void cancel() {
                // Nothing comes that could be stopped.
            }
        });
    }

    private static void assertInterrupted(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
    }
}
