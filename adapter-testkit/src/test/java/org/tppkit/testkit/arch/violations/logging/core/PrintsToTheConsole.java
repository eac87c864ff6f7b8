package org.tppkit.testkit.arch.violations.logging.core;

/** A console print. */
final class PrintsToTheConsole {
    void print() {
        System.out.println("hello");
    }
}
