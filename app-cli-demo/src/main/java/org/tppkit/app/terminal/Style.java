package org.tppkit.app.terminal;

/** How a piece of text looks where colours are shown. */
public enum Style {
    /** As it is. */
    PLAIN(""),
    /** A heading. */
    HEADING("1"),
    /** It went well. */
    GOOD("32"),
    /** It went wrong. */
    BAD("1;31"),
    /** Beside the point. */
    FAINT("2");

    private static final String ESCAPE = "\u001B[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text between the escape sequences of ECMA-48. */
    String around(String text) {
        return code.isEmpty() || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
