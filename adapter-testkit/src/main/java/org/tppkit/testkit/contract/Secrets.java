package org.tppkit.testkit.contract;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Everything that an exception tells. */
final class Secrets {
    private Secrets() {}

    /** Messages of the exception, of its causes and of what it suppressed, as a log would show them. */
    static String told(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
