package org.tppkit.app.terminal;

/**
 * How many columns a text takes on a terminal, and texts made safe to be shown there. Banks send accents, emoji and, who
 * knows, escape sequences.
 */
final class TextWidth {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TextWidth() {}

    /** The columns that a text takes; for what people write in Europe exact, elsewhere near enough. */
    static int of(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /** The text without control characters, so that nobody can write to the terminal through it. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmful(c) ? '?' : c).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** As much of the text as fits, with an ellipsis where something is missing. */
    static String shortened(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        int room = columns - 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            room -= columns(text.codePointAt(i));
            if (room < 0) {
                break;
            }
            start.appendCodePoint(text.codePointAt(i));
        }
        return start.append('…').toString();
    }

    private static boolean isHarmful(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || (type == Character.FORMAT && codePoint != ZERO_WIDTH_JOINER);
    }

    private static int columns(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** East Asian wide characters and emoji (Unicode Standard Annex 11, the large blocks of it). */
    private static boolean isWide(int c) {
        return isIn(c, 0x1100, 0x115F)
                || isIn(c, 0x2E80, 0xA4CF)
                || isIn(c, 0xAC00, 0xD7A3)
                || isIn(c, 0xF900, 0xFAFF)
                || isIn(c, 0xFE30, 0xFE6F)
                || isIn(c, 0xFF00, 0xFF60)
                || isIn(c, 0xFFE0, 0xFFE6)
                || isIn(c, 0x1F300, 0x1FAFF)
                || isIn(c, 0x20000, 0x3FFFD);
    }

    private static boolean isIn(int codePoint, int first, int last) {
        return first <= codePoint && codePoint <= last;
    }
}
