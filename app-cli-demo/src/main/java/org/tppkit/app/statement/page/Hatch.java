package org.tppkit.app.statement.page;

import java.io.IOException;

/** A hatched ground: told from a plain one without colours. */
final class Hatch {
    private Hatch() {}

    static void write(Markup markup, String id, String lineClass) throws IOException {
        markup.start(
                "pattern",
                "id",
                id,
                "width",
                "6",
                "height",
                "6",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        markup.empty("rect", "class", lineClass + "-ground", "width", "6", "height", "6");
        markup.empty("line", "class", lineClass, "x1", "1.5", "x2", "1.5", "y1", "0", "y2", "6");
        markup.end();
    }
}
