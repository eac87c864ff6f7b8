package org.tppkit.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.ManualPause;

/** The engine's time in a test's hands: waiting turns the clock and returns at once. */
public final class ManualTime implements Time {
    private final ManualClock clock;
    private final ManualPause pause;

    public ManualTime(ManualClock clock) {
        this.clock = clock;
        this.pause = ManualPause.turning(clock);
    }

    public static ManualTime at(String moment) {
        return new ManualTime(ManualClock.at(moment));
    }

    public ManualPause pause() {
        return pause;
    }

    public List<Duration> pauses() {
        return pause.pauses();
    }

    public void advance(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return pause.nanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        pause.sleep(duration);
    }
}
