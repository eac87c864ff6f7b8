package org.tppkit.core.internal.signing;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.SigningException;

/** The text that is signed, by draft-cavage-http-signatures-12 section 2.3. Pure: knows neither keys nor requests. */
final class SigningString {
    static final String REQUEST_TARGET = "(request-target)";
    private static final int USUAL_LENGTH = 512;

    /** The headers of a message. */
    interface Headers {
        /** The value as sent, or null where the message has no such header; asked with lower-case names. */
        @Nullable
        String value(String lowerCaseName);
    }

    private SigningString() {}

    /**
     * One line for each name, in the order given.
     *
     * @param method the HTTP method
     * @param pathAndQuery path and query exactly as they are sent
     * @param names what is signed, {@code (request-target)} among them or not
     * @param headers the message's headers
     */
    static String of(String method, String pathAndQuery, List<String> names, Headers headers) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        for (String name : names) {
            if (text.length() > 0) {
                text.append('\n');
            }
            String lowerCaseName = name.toLowerCase(Locale.ROOT);
            text.append(lowerCaseName).append(": ");
            if (lowerCaseName.equals(REQUEST_TARGET)) {
                text.append(method.toLowerCase(Locale.ROOT)).append(' ').append(pathAndQuery);
            } else {
                text.append(required(lowerCaseName, headers));
            }
        }
        return text.toString();
    }

    private static String required(String name, Headers headers) {
        String value = headers.value(name);
        if (value == null) {
            throw new SigningException("the bank wants the header " + name + " signed, but the request has none", null);
        }
        return value;
    }
}
