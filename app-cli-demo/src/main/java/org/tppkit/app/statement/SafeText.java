package org.tppkit.app.statement;

/**
 * A bank's text as it may stand in a file or on a page: one line, without control characters, without what turns the
 * direction of writing or cannot be seen, and with whole characters only.
 */
public final class SafeText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private SafeText() {}

    /** The text; a blank stands for the end of a line, the replacement character U+FFFD for all else that is harmful. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(SafeText::harmless).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static int harmless(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return ' ';
        }
        return switch (Character.getType(c)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.CONTROL, Character.SURROGATE -> REPLACEMENT;
            // Joiners hold emoji together and belong to some scripts; all other format characters only hide or turn.
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER ? c : REPLACEMENT;
            default -> isNoncharacter(c) ? REPLACEMENT : c;
        };
    }

    /** Code points that are no characters and never will be (Unicode Standard, section 23.7). */
    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
