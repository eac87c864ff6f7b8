package org.tppkit.core.internal.consent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * The text form of handles: a mark of kind and version, then the fields, each in base64url, joined by dots. Fit for a URL,
 * a cookie or a column; neither secret nor signed.
 */
public final class HandleText {
    private static final int LONGEST = 8_192;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private HandleText() {}

    /** Writes fields behind a mark such as {@code c1}. */
    public static String write(String mark, List<String> fields) {
        StringBuilder text = new StringBuilder(mark);
        for (String field : fields) {
            text.append('.')
                    .append(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(field.getBytes(StandardCharsets.UTF_8)));
        }
        return text.toString();
    }

    /**
     * Reads the fields behind a mark; the first one is an id.
     *
     * @param what the handle's name, for the error
     */
    public static List<String> read(String mark, int count, String text, String what) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != count + 1 || !parts[0].equals(mark)) {
            throw new InvalidRequestException(what, unreadable(parts.length == 0 ? "" : parts[0], mark));
        }
        List<String> fields = new ArrayList<>(count);
        for (int i = 1; i < parts.length; i++) {
            fields.add(decode(parts[i], what));
        }
        if (!isId(fields.get(0))) {
            throw new InvalidRequestException(what, "this is not a text that encode() gave");
        }
        return fields;
    }

    /**
     * The record that a handle means, out of the first four fields of every handle: id, bank, environment, client id.
     *
     * @throws IllegalArgumentException if there can be no such record
     */
    public static TokenKey key(TokenKey.Kind kind, List<String> fields) {
        return new TokenKey(
                kind, Environment.valueOf(fields.get(2)), BankId.of(fields.get(1)), fields.get(3), fields.get(0));
    }

    /** Whether a text can be the id of a record; what cannot was not made here. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static String unreadable(String found, String mark) {
        boolean sameKind = found.length() > 1 && found.charAt(0) == mark.charAt(0);
        return sameKind && found.length() <= 4 && !found.equals(mark)
                ? "this text was written by another version of TPPKit"
                : "this is not a text that encode() gave";
    }

    private static String decode(String part, String what) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(what, "this is not a text that encode() gave");
        }
    }
}
