package org.tppkit.ports.error;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank's answer that was no success, as far as it helps: status, code and the beginning of the body. The body is
 * data of a stranger and may hold personal data: it is there for those who ask for it and is never printed.
 */
public final class BankAnswer implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_BODY = 65_536;

    private final int status;
    private final @Nullable String bankCode;
    private final @Nullable String body;

    private BankAnswer(int status, @Nullable String bankCode, @Nullable String body) {
        this.status = status;
        this.bankCode = bankCode;
        this.body = body;
    }

    /**
     * {@return an answer of which only the status is known}
     *
     * @param status the HTTP status, for instance 503
     */
    public static BankAnswer of(int status) {
        return new BankAnswer(status, null, null);
    }

    /**
     * {@return the same answer with the bank's own code, cut at 64 characters; anything but letters, digits and
     * {@code _-.} in it becomes a blank}
     *
     * @param code as it stands in the bank's answer, for instance {@code NO_CONSENTS}
     */
    public BankAnswer withBankCode(String code) {
        String plain =
                Objects.requireNonNull(code).replaceAll("[^A-Za-z0-9_.-]", " ").strip();
        return new BankAnswer(status, plain.substring(0, Math.min(plain.length(), LONGEST_CODE)), body);
    }

    /**
     * {@return the same answer with its body, cut at 65,536 characters}
     *
     * @param text the body as it came, decoded
     */
    public BankAnswer withBody(String text) {
        return new BankAnswer(status, bankCode, text.substring(0, Math.min(text.length(), LONGEST_BODY)));
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the bank's own code, for instance {@code NO_CONSENTS} or {@code OAGA}} */
    public Optional<String> bankCode() {
        return Optional.ofNullable(bankCode);
    }

    /** {@return the beginning of the body as it came} Escape it before it is shown anywhere. */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    /** Status and code only. */
    @Override
    public String toString() {
        return "HTTP " + status + (bankCode == null ? "" : " " + bankCode);
    }
}
