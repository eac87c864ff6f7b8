package org.tppkit.adapter.arkea.internal.wire;

import java.nio.charset.StandardCharsets;

/** Writes {@code application/x-www-form-urlencoded}; its text may hold tokens and is never printed. */
public final class FormBody {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private final StringBuilder text = new StringBuilder();

    /** Adds a field. */
    public FormBody field(String name, String value) {
        text.append(text.isEmpty() ? "" : "&")
                .append(PercentEncoding.encode(name))
                .append('=')
                .append(PercentEncoding.encode(value));
        return this;
    }

    /** As text: what an address's query takes. */
    public String text() {
        return text.toString();
    }

    /** As bytes: what a body takes. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "FormBody[…]";
    }
}
