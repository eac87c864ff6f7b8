package org.tppkit.app.statement.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/** What both charts share: the frame, the marks of the axes, numbers as SVG writes them. In units of the drawing. */
final class Drawing {
    static final int WIDTH = 880;
    static final int HEIGHT = 270;
    static final int LEFT = 76;
    static final int RIGHT = WIDTH - 16;
    static final int TOP = 14;
    static final int BOTTOM = HEIGHT - 40;
    private static final int LABEL_BELOW = BOTTOM + 17;
    private static final int YEAR_BELOW = BOTTOM + 32;

    private final Markup markup;
    private final Words words;

    Drawing(Markup markup, Words words) {
        this.markup = markup;
        this.words = words;
    }

    /** Starts the picture; whoever cannot see it hears title and description. */
    void start(String id, String title, String description) throws IOException {
        markup.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-description");
        markup.leaf("title", title, "id", id + "-title");
        markup.leaf("desc", description, "id", id + "-description");
    }

    /** Lines and numbers of the vertical axis; zero stands out. */
    void amounts(MoneyAxis axis) throws IOException {
        for (BigDecimal mark : axis.marks()) {
            String y = number(axis.y(mark));
            String kind = mark.signum() == 0 ? "zero" : "grid";
            markup.empty("line", "class", kind, "x1", "" + LEFT, "x2", "" + RIGHT, "y1", y, "y2", y);
            markup.leaf("text", words.number(mark), "class", "mark amounts", "x", "" + (LEFT - 8), "y", y, "dy", "4");
        }
    }

    /** A label below the horizontal axis, and the year below it. */
    void label(double x, String label, String year) throws IOException {
        markup.leaf("text", label, "class", "mark days", "x", number(x), "y", "" + LABEL_BELOW);
        if (!year.isEmpty()) {
            markup.leaf("text", year, "class", "mark days year", "x", number(x), "y", "" + YEAR_BELOW);
        }
    }

    void tick(double x) throws IOException {
        markup.empty(
                "line", "class", "tick", "x1", number(x), "x2", number(x), "y1", "" + BOTTOM, "y2", "" + (BOTTOM + 4));
    }

    void end() throws IOException {
        markup.endLine();
    }

    /** One decimal is finer than any printer. */
    static String number(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
