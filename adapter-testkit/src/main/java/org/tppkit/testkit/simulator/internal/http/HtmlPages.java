package org.tppkit.testkit.simulator.internal.http;

import java.net.URI;

/** The frame and the parts of the pages for customers: plain forms, no script, works by keyboard. */
public final class HtmlPages {

    /** Where the style sheet stands. */
    public static final String STYLE_PATH = "/style.css";

    private static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
            body { color: #111; background: #fff }
            fieldset { border: 1px solid #555; margin: 0 0 1rem; padding: 1rem }
            label { display: block; padding: .3rem 0 }
            button { font: inherit; padding: .5rem 1.5rem; margin-right: 1rem }
            """;

    private final String bankName;

    /** Pages of a bank. */
    public HtmlPages(String bankName) {
        this.bankName = bankName;
    }

    /** The style sheet. */
    public Answer style() {
        return Answer.text(200, "text/css;charset=UTF-8", STYLE).with("X-Content-Type-Options", "nosniff");
    }

    /** A page that says what is wrong. */
    public Answer error(int status, String message) {
        return page(status, "'none'", heading() + "<p role=\"alert\">" + escape(message) + "</p>\n");
    }

    /** A page whose forms lead to this bank and from there to the callback. */
    public Answer page(URI callback, String body) {
        return page(200, formTargets(callback), body);
    }

    /** The bank's name as heading. */
    public String heading() {
        return "<h1>" + escape(bankName) + "</h1>\n";
    }

    /** A form with choices and one button. */
    public static String form(
            String action, String pendingId, String legend, String choices, String decision, String button) {
        return "<form method=\"post\" action=\"" + action + "\">\n" + hidden("pending", pendingId)
                + "<fieldset><legend>" + escape(legend) + "</legend>\n" + choices + "</fieldset>\n"
                + "<button type=\"submit\" name=\"decision\" value=\"" + decision + "\">" + escape(button)
                + "</button>\n</form>\n";
    }

    /** A form with the button to refuse. */
    public static String refuseForm(String action, String pendingId) {
        return "<form method=\"post\" action=\"" + action + "\">\n" + hidden("pending", pendingId)
                + "<button type=\"submit\" name=\"decision\" value=\"refuse\">Refuse</button>\n</form>\n";
    }

    /** A field that is not seen. */
    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape(value) + "\">\n";
    }

    /** One radio button or check box with its label. */
    public static String choice(String type, String name, String value, String label) {
        String id = name + "-" + escape(value);
        return "<label for=\"" + id + "\"><input type=\"" + type + "\" id=\"" + id + "\" name=\"" + name + "\" value=\""
                + escape(value) + "\"> " + escape(label) + "</label>\n";
    }

    /** The browser applies form-action to the redirect that follows a form as well: the callback's origin must be named. */
    private static String formTargets(URI redirectUri) {
        return "'self' " + redirectUri.getScheme() + "://" + redirectUri.getRawAuthority();
    }

    private Answer page(int status, String formTargets, String body) {
        String html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escape(bankName)
                + "</title>\n<link rel=\"stylesheet\" href=\"" + STYLE_PATH + "\">\n</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
        return Answer.text(status, "text/html;charset=UTF-8", html)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
                                + formTargets);
    }

    /** Text that cannot become markup. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
