package org.tppkit.testkit.simulator.control;

import java.util.Locale;
import org.tppkit.testkit.simulator.internal.http.Answer;

/** The frame and the parts of the admin pages: plain forms and tables, no script. */
final class Html {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';" + " frame-ancestors 'none'";

    private Html() {}

    static Answer page(int status, String title, String head, String main) {
        String text = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %s<title>%s · Simulated banks</title>
                <link rel="stylesheet" href="/admin/style.css">
                </head>
                <body>
                <header><a href="/admin">Simulated banks</a></header>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(head, text(title), text(title), main);
        return secured(Answer.text(status, "text/html;charset=UTF-8", text));
    }

    static Answer page(String title, String main) {
        return page(200, title, "", main);
    }

    static Answer refusal(RefusedException refused) {
        return page(
                refused.status(), "Refused", "", alert(refused) + "<p><a href=\"/admin\">To the overview</a></p>\n");
    }

    static String alert(RefusedException refused) {
        return "<p role=\"alert\" class=\"alert\"><strong>Refused: " + text(refused.error()) + ".</strong> To do: "
                + text(refused.whatToDo()) + ".</p>\n";
    }

    static Answer redirect(String path) {
        return secured(Answer.empty(303)).with("Location", path);
    }

    static Answer secured(Answer answer) {
        return answer.with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-store")
                // "no-referrer" would make browsers send "Origin: null" with our own forms.
                .with("Referrer-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Text that cannot become markup; characters that are not seen or turn the writing round are spelt out. */
    static String text(String given) {
        StringBuilder text = new StringBuilder();
        given.codePoints().forEach(point -> append(text, point));
        return text.toString();
    }

    private static void append(StringBuilder text, int point) {
        switch (point) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            case '\n' -> text.append('\n');
            default -> {
                int type = Character.getType(point);
                if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                    text.append(String.format(Locale.ROOT, "\\u{%X}", point));
                } else {
                    text.appendCodePoint(point);
                }
            }
        }
    }

    static String link(String path, String label) {
        return "<a href=\"" + text(path) + "\">" + text(label) + "</a>";
    }

    static String row(String term, String value) {
        return "<dt>" + text(term) + "</dt><dd>" + value + "</dd>\n";
    }
}
