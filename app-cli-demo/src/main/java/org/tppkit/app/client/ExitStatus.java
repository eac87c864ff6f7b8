package org.tppkit.app.client;

/** How the process ends. The numbers are part of the program's interface: scripts rest on them. */
public enum ExitStatus {
    /** All is well. */
    OK(0, "it went well"),
    /** Nothing of what follows. */
    FAILED(1, "something unforeseen happened; one line on the error stream says what"),
    /** The command line. */
    USAGE(2, "the command line was not understood, or asks for what cannot be"),
    /** The set-up. */
    CONFIGURATION(10, "the configuration is wrong: its file, keys, certificates, the user's folder"),
    /** The customer has to be asked. */
    CONSENT_NEEDED(11, "the customer has to approve first: no consent, one that ended, a callback that does not fit"),
    /** Somebody said no. */
    REFUSED(12, "the bank or the customer refused"),
    /** Nobody knows. */
    OUTCOME_UNKNOWN(13, "it is not known what became of a payment: look before doing anything again"),
    /** Try again later. */
    NETWORK(14, "no answer came, or not now: network, bank unavailable, rate limit, quota"),
    /** There is more than was read. */
    INCOMPLETE(15, "what was read is not complete"),
    /** Stopped from outside, as shells number it (128 and the signal's number). */
    INTERRUPTED(130, "stopped by Ctrl-C"),
    /** Nobody reads the output, as shells number it. */
    OUTPUT_CLOSED(141, "the program that reads the output ended first");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }

    /** In words, for helps and pages. */
    public String meaning() {
        return meaning;
    }
}
