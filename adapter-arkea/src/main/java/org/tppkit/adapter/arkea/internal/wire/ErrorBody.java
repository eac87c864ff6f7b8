package org.tppkit.adapter.arkea.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * The body of a refusal, read leniently: STET's ErrorModel, Arkéa's two forms, RFC 6749, a web page, nothing. No field is
 * sure to be there (Arkéa: 400 without {@code error}, 403 without {@code status}), and a body that breaks off still
 * tells what came before.
 */
public final class ErrorBody {
    private static final int LONGEST = 65_536;

    /** {@code NO_CONSENTS}, {@code OAGA}, {@code invalid_grant}: not a sentence, not "Forbidden", not a token. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_.-]{1,63}|[a-z][a-z0-9_.-]{1,63}");

    /** A message counts as a code only in the shouting form: {@code NAAC}. */
    private static final Pattern CODE_AS_MESSAGE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    /** More digits than this are a number of somebody or something, not a code. */
    private static final int MOST_DIGITS = 6;

    private final @Nullable String code;
    private final @Nullable String text;

    private ErrorBody(@Nullable String code, @Nullable String text) {
        this.code = code;
        this.text = text;
    }

    /** An error of which nothing but a field {@code error} is known. */
    static ErrorBody ofCode(String error) {
        return new ErrorBody(codeOrNull(error, CODE), null);
    }

    /** Reads at most 64 KiB of an answer's body. */
    public static ErrorBody read(BankResponse answer) {
        byte[] bytes = bytes(answer);
        Fields fields = new Fields();
        try {
            JsonBody.read(new ByteArrayInputStream(bytes), fields::read);
        } catch (UnexpectedAnswerException notJson) {
            // Whatever was read before the fault counts; the text is kept for those who ask for it.
            return new ErrorBody(fields.code(), text(bytes));
        }
        return new ErrorBody(fields.code(), text(bytes));
    }

    /** The bank's own code, where the body names one. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** The answer with that status and what the body told. */
    public BankAnswer answer(int status) {
        BankAnswer answer = BankAnswer.of(status);
        if (code != null) {
            answer = answer.withBankCode(code);
        }
        return text == null || text.isEmpty() ? answer : answer.withBody(text);
    }

    @Override
    public String toString() {
        return "ErrorBody[" + (code == null ? "no code" : code) + "]";
    }

    private static byte[] bytes(BankResponse answer) {
        try {
            return answer.body().readNBytes(LONGEST);
        } catch (IOException e) {
            throw new TransportException(
                    TransportException.Reason.CONNECTION_LOST,
                    true,
                    "the connection broke while the bank's refusal was read (" + answer + ")",
                    null);
        }
    }

    /** Bytes that are no UTF-8 become replacement characters. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String codeOrNull(@Nullable String text, Pattern pattern) {
        boolean isCode = text != null
                && pattern.matcher(text).matches()
                && text.chars().filter(c -> c >= '0' && c <= '9').count() <= MOST_DIGITS;
        return isCode ? text : null;
    }

    private static final class Fields {
        private @Nullable String errorCode;
        private @Nullable String error;
        private @Nullable String message;

        Fields read(JsonBody json) {
            json.enterObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "error_code" -> errorCode = json.numberOrTextOrSkip();
                    case "error" -> error = json.numberOrTextOrSkip();
                    case "message" -> message = json.numberOrTextOrSkip();
                    default -> json.skip();
                }
            }
            return this;
        }

        @Nullable
        String code() {
            String first = codeOrNull(errorCode, CODE);
            String second = codeOrNull(error, CODE);
            return first != null ? first : second != null ? second : codeOrNull(message, CODE_AS_MESSAGE);
        }
    }
}
