package org.tppkit.testkit.arch.violations.logging.adapter.acme;

/** A stack trace on the console. */
final class PrintsAStackTrace {
    void print(Exception e) {
        e.printStackTrace();
    }
}
