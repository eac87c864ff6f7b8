package org.tppkit.testkit.simulator.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tppkit.testkit.simulator.internal.http.Answer;

/** Style sheet and icon, in the bank's colour. */
final class Look {

    static final String STYLE_PATH = "/style.css";
    static final String ICON_PATH = "/icon.svg";

    private final Brand brand;

    Look(Brand brand) {
        this.brand = brand;
    }

    Answer style() {
        return file("text/css;charset=UTF-8", css(brand));
    }

    /** A square with the name's first letter: no bank's sign. */
    Answer icon() {
        String letter = brand.name().substring(0, 1);
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\""
                + " rx=\"6\" fill=\"" + brand.accent() + "\"/><text x=\"16\" y=\"23\" fill=\"#ffffff\""
                + " text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"20\">" + letter + "</text></svg>";
        return file("image/svg+xml", svg);
    }

    static String css(Brand brand) {
        return ":root { --accent: " + brand.accent() + " }\n" + sheet();
    }

    private static String sheet() {
        try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream("style.css"), "style.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet cannot be read", e);
        }
    }

    private static Answer file(String type, String text) {
        return PageFrame.guarded(Answer.text(200, type, text));
    }
}
