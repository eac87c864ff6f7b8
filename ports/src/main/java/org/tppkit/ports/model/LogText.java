package org.tppkit.ports.model;

/**
 * A stranger's text as it may stand in a log: one line of at most 100 characters, without what moves a terminal's cursor,
 * turns the direction of writing, or makes a careless logger look something up. Text that is harmless stays as it is.
 */
public final class LogText {
    private static final int LONGEST = 100;

    private LogText() {}

    /**
     * {@return the text, with an escape of Java in place of what is harmful, and an ellipsis in place of what is too
     * much}
     *
     * @param text anything, of any length; only its first 100 characters are looked at
     */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            boolean lookUp = c == '{' && i > 0 && text.charAt(i - 1) == '$';
            if (lookUp || !isHarmless(c)) {
                shown.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    shown.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            } else {
                shown.append(c);
            }
        }
        return text.length() > LONGEST ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
