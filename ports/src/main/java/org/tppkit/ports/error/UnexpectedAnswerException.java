package org.tppkit.ports.error;

/**
 * The bank answered with success, but the answer cannot be read or does not fit the question.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class UnexpectedAnswerException extends TppException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String expectation;

    /**
     * @param path where in the answer, for instance {@code transactions[3].transactionAmount.amount}; never its text
     * @param message what was expected there
     */
    public UnexpectedAnswerException(String path, String message) {
        super(path.isEmpty() ? message : path + ": " + message, null);
        this.path = path;
        this.expectation = message;
    }

    /** {@return where in the answer; empty for the answer as a whole} */
    public String path() {
        return path;
    }

    @Override
    TppException copy() {
        return new UnexpectedAnswerException(path, expectation);
    }
}
