package org.tppkit.ports.error;

import org.jspecify.annotations.Nullable;

/**
 * This value cannot be sent: correct it. Nothing was sent.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public final class InvalidRequestException extends TppException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    /**
     * @param field the value that is wrong, as the caller knows it, for instance {@code from}
     * @param rule what is asked of it; does not repeat the value
     */
    public InvalidRequestException(String field, String rule) {
        this(field, rule, null);
    }

    /**
     * @param field the value that is wrong
     * @param rule what is asked of it; does not repeat the value
     * @param cause where the rule stands
     */
    public InvalidRequestException(String field, String rule, @Nullable Throwable cause) {
        super(field + ": " + rule, cause);
        this.field = field;
        this.rule = rule;
    }

    /** {@return the value that is wrong, as the caller knows it} */
    public String field() {
        return field;
    }

    @Override
    TppException copy() {
        return new InvalidRequestException(field, rule, getCause());
    }
}
