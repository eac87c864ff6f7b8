package org.tppkit.adapter.arkea.internal.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;

/**
 * Asks Jackson's parser and tells its failures in our words. Each question has a method of its own: behind one method for all
 * of them the JVM would compile none into its caller.
 */
final class JsonTokens {
    private final JsonParser parser;
    private final Function<String, UnexpectedAnswerException> wrong;

    /** @param wrong makes the error for the place where the parser stands */
    JsonTokens(JsonParser parser, Function<String, UnexpectedAnswerException> wrong) {
        this.parser = parser;
        this.wrong = wrong;
    }

    /** The next token; null at the end of everything. */
    @Nullable
    JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The next field's name; null if no field follows. */
    @Nullable
    String nextName() {
        try {
            return parser.nextFieldName();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Goes to the next field, or to the object's end if none follows; whether it has that name. */
    boolean isNextName(SerializableString name) {
        try {
            return parser.nextFieldName(name);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The name of the field here; null if none is here. */
    @Nullable
    String name() {
        try {
            return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The characters of the text or number here. */
    String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** That one of the texts which stands here; null if none does. */
    @Nullable
    String among(List<String> texts) {
        try {
            char[] characters = parser.getTextCharacters();
            int offset = parser.getTextOffset();
            int length = parser.getTextLength();
            for (int i = 0; i < texts.size(); i++) {
                if (isAt(texts.get(i), characters, offset, length)) {
                    return texts.get(i);
                }
            }
            return null;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whether that text stands here. */
    boolean isHere(String text) {
        try {
            return isAt(text, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Passes over the object or array here. */
    void pass() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Reads the token here to its end. */
    void finish() {
        try {
            parser.finishToken();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static boolean isAt(String text, char[] characters, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private RuntimeException failed(IOException failure) {
        if (failure instanceof StreamConstraintsException) {
            return wrong.apply("deeper than " + JsonBody.DEEPEST + " levels, or a text, number or name is too long");
        }
        if (failure instanceof JsonEOFException) {
            return wrong.apply("the body ends before its end");
        }
        if (failure instanceof JacksonException || failure instanceof CharConversionException) {
            return wrong.apply("not JSON in UTF-8 (RFC 8259)");
        }
        return connectionLost();
    }

    /** The cause stays out: its text is not ours. */
    static TransportException connectionLost() {
        return new TransportException(
                TransportException.Reason.CONNECTION_LOST,
                true,
                "the connection broke while the answer was read",
                null);
    }
}
