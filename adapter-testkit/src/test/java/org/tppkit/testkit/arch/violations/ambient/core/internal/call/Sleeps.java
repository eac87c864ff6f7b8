package org.tppkit.testkit.arch.violations.ambient.core.internal.call;

/** A pause that no test can shorten. */
final class Sleeps {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
