package org.tppkit.app.cli;

import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.tppkit.app.terminal.Terminal;

/** What the library logs. Its warnings go where Java's log goes; the rest is of interest to who asks for it. */
final class LibraryLog {
    /** Kept, or what is set there is lost. */
    private static final Logger LOGGER = Logger.getLogger("org.tppkit");

    private LibraryLog() {}

    /** Shows all of it on the errors' stream while a command runs. */
    static int shownDuring(IntSupplier command, Terminal terminal) {
        Handler handler = new Lines(terminal);
        Level before = LOGGER.getLevel();
        LOGGER.setLevel(Level.FINE);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(handler);
        try {
            return command.getAsInt();
        } finally {
            LOGGER.removeHandler(handler);
            LOGGER.setUseParentHandlers(true);
            LOGGER.setLevel(before);
        }
    }

    private static final class Lines extends Handler {
        private final Terminal terminal;

        Lines(Terminal terminal) {
            this.terminal = terminal;
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord entry) {
            terminal.note(entry.getLevel().getName().toLowerCase(Locale.ROOT) + ": "
                    + getFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {
            // Each line is written at once.
        }

        @Override
        public void close() {
            // The terminal is not ours.
        }
    }
}
