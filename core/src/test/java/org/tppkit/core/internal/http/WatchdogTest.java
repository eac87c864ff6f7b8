package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alarms with one thread that sleeps until the soonest. */
class WatchdogTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration LATER = Duration.ofMillis(40);
    private static final Duration FAR = Duration.ofDays(1);

    private final Watchdog watchdog = new Watchdog(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> rung = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        watchdog.stop();
    }

    @Test
    void anAlarmRingsThoughALaterOneWasSetBefore() throws Exception {
        watchdog.set(FAR, () -> rung.add("far"));
        ring("soon", SOON).await(30, TimeUnit.SECONDS);

        assertThat(rung).containsExactly("soon");
    }

    @Test
    void alarmsThatAreNotDueAtTheFirstLookRingAtALaterOne() throws Exception {
        CountDownLatch soon = ring("soon", SOON);
        CountDownLatch later = ring("later", LATER);

        assertThat(soon.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(rung).containsExactly("soon", "later");
    }

    @Test
    void aCancelledAlarmDoesNotRing() throws Exception {
        watchdog.set(SOON, () -> rung.add("cancelled")).cancel();
        ring("later", LATER).await(30, TimeUnit.SECONDS);

        assertThat(rung).containsExactly("later");
    }

    @Test
    void anAlarmThatFailsTakesNoOtherWithIt() throws Exception {
        List<CountDownLatch> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            watchdog.set(SOON, () -> {
                throw new IllegalStateException("as the test asked");
            });
            all.add(ring("sound", SOON));
        }
        for (CountDownLatch one : all) {
            assertThat(one.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nothingRingsAfterTheEndAndSettingAlarmsDoesNoHarm() {
        watchdog.stop();
        watchdog.set(Duration.ZERO, () -> rung.add("late"));

        assertThat(rung).isEmpty();
    }

    private CountDownLatch ring(String name, Duration after) {
        CountDownLatch latch = new CountDownLatch(1);
        watchdog.set(after, () -> {
            rung.add(name);
            latch.countDown();
        });
        return latch;
    }
}
