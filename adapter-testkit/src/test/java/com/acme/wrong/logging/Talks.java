package com.acme.wrong.logging;

import java.util.logging.Logger;

/** Writes where nobody asked it to. Never run. */
final class Talks {
    void toTheConsole() {
        System.out.println("a request was sent");
    }

    void toAFramework() {
        Logger.getLogger("acme").info("a request was sent");
    }
}
