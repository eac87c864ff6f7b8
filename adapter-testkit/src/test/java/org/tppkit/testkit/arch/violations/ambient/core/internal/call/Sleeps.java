package org.tppkit.testkit.arch.violations.ambient.core.internal.call;

import static java.lang.Thread.sleep;

import java.util.concurrent.TimeUnit;

/** Pauses that no test can shorten. Never run. */
final class Sleeps {
    void byThread() throws InterruptedException {
        sleep(1);
    }

    void byUnit() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
    }
}
