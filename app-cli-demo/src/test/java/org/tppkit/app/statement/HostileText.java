package org.tppkit.app.statement;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that try to be something else than text. */
public final class HostileText {
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "]]>",
            "<!--",
            "</style>",
            "\"",
            "'",
            "&",
            "&amp;",
            "&#0;",
            "=1+1",
            "@SUM(A1)",
            "-2",
            "+3",
            "\t",
            "\r\n",
            "\u0000",
            "\u001B[2J",
            "\u009B2J",
            "\u202E",
            "\u2066",
            "\u200B",
            "\uFEFF",
            "\u2028",
            "\uD83D",
            "\uDE00",
            "\uFFFE",
            "\uD83D\uDE00",
            "é",
            ";",
            ",",
            " ",
            "javascript:",
            "url(",
            "x");

    private HostileText() {}

    /** A text made of such pieces; the same source gives the same text. */
    public static String of(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(7);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
