package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;

/** Work on the engine's own threads, seen by its caller. */
class EngineTest {
    private static final Duration PLENTY = Duration.ofSeconds(30);

    private final AtomicInteger undone = new AtomicInteger();

    @Test
    void whatIsDoneIsGiven() {
        assertThat(run(Runnable::run)).isEqualTo("done");
        assertThat(undone).hasValue(0);
    }

    @Test
    void workThatAClosedEngineDoesNotBeginIsUndone() {
        assertThatThrownBy(() -> run(task -> {
                    throw new RejectedExecutionException();
                }))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED);
                    assertThat(e.requestMayHaveArrived()).isFalse();
                });
        assertThat(undone).hasValue(1);
    }

    @Test
    void workThatNoThreadCouldBeginIsUndone() {
        assertThatThrownBy(() -> run(task -> {
                    throw new OutOfMemoryError("no native thread");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(undone).hasValue(1);
    }

    private String run(Executor executor) {
        return Engine.run(executor, PLENTY, "the test runs", () -> "done", undone::incrementAndGet);
    }
}
