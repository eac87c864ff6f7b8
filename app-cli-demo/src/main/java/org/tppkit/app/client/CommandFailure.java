package org.tppkit.app.client;

import java.util.Objects;

/** A command cannot go on; the message is one line that also says what to do, without anything secret. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    /**
     * @param status how the process ends
     * @param message what is wrong, and what to do about it
     */
    public CommandFailure(ExitStatus status, String message) {
        super(message);
        this.status = Objects.requireNonNull(status);
    }

    /** The command line asks for what cannot be; the line that is shown also names the command's help. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitStatus.USAGE, message);
    }

    /** How the process ends. */
    public ExitStatus status() {
        return status;
    }
}
