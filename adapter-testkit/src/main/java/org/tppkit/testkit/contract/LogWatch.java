package org.tppkit.testkit.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens to what the JDK's logging is told by this thread, on every level. */
final class LogWatch implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();
    private final Ear ear = new Ear();

    private LogWatch() {
        ear.setLevel(Level.ALL);
        root.addHandler(ear);
        root.setLevel(Level.ALL);
    }

    static LogWatch start() {
        return new LogWatch();
    }

    List<String> lines() {
        return List.copyOf(ear.lines);
    }

    @Override
    public void close() {
        root.removeHandler(ear);
        root.setLevel(usual);
    }

    private static final class Ear extends Handler {
        private final Thread thread = Thread.currentThread();
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (Thread.currentThread() == thread) {
                Object[] parameters = line.getParameters();
                String words = parameters == null ? "" : Arrays.toString(parameters);
                lines.add(line.getMessage() + words + everyWordOf(line.getThrown()));
            }
        }

        /** With its causes, as handlers print it. */
        private static String everyWordOf(@Nullable Throwable thrown) {
            StringWriter text = new StringWriter();
            if (thrown != null) {
                thrown.printStackTrace(new PrintWriter(text));
            }
            return text.toString();
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
