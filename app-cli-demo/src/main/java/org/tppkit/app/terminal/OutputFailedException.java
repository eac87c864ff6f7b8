package org.tppkit.app.terminal;

import java.io.IOException;
import java.util.Locale;

/** What was to be shown could not be written: the reader of the pipe ended, or the disk is full. */
public final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailedException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether it is only that nobody reads any more, as in {@code tppkit banks | head -1}. */
    public boolean isPipeClosed() {
        String message = getMessage() == null ? "" : getMessage().toLowerCase(Locale.ROOT);
        return message.contains("pipe");
    }
}
