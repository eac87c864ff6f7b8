package org.tppkit.testkit.simulator.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/** A form of the admin page, with what was typed into it before if it was refused, but for private keys. */
final class Form {

    private final String action;
    private final Map<String, Set<String>> typed;
    private final StringBuilder fields = new StringBuilder();

    /**
     * An empty form.
     *
     * @param action where it is sent
     * @param typed the fields of the refused form; empty at first
     */
    Form(String action, Map<String, Set<String>> typed) {
        this.action = action;
        this.typed = typed;
    }

    private String id(String name) {
        return action.replaceAll("[^a-z]+", "-") + "-" + name;
    }

    private Form labelled(String name, String label, String hint, String control) {
        fields.append("<div class=\"field\"><label for=\"")
                .append(id(name))
                .append("\">")
                .append(Html.text(label));
        if (!hint.isEmpty()) {
            fields.append(" <small>").append(Html.text(hint)).append("</small>");
        }
        fields.append("</label>").append(control).append("</div>\n");
        return this;
    }

    private String typed(String name, String otherwise) {
        String before = Parameters.single(typed, name);
        if (Pem.holdsPrivateKey(before)) {
            return "";
        }
        return typed.isEmpty() ? otherwise : before;
    }

    Form line(String name, String label, String hint, String value) {
        return labelled(
                name,
                label,
                hint,
                "<input id=\"" + id(name) + "\" name=\"" + name
                        + "\" autocomplete=\"off\" spellcheck=\"false\" value=\"" + Html.text(typed(name, value))
                        + "\">");
    }

    Form area(String name, String label, String hint) {
        return labelled(
                name,
                label,
                hint,
                "<textarea id=\"" + id(name) + "\" name=\"" + name
                        + "\" rows=\"4\" autocomplete=\"off\" spellcheck=\"false\">\n" + Html.text(typed(name, ""))
                        + "</textarea>");
    }

    Form choice(String name, String label, List<String> values) {
        StringBuilder options = new StringBuilder();
        for (String value : values) {
            boolean chosen = value.equals(typed(name, values.get(0)));
            options.append("<option")
                    .append(chosen ? " selected" : "")
                    .append('>')
                    .append(Html.text(value))
                    .append("</option>");
        }
        return labelled(
                name, label, "", "<select id=\"" + id(name) + "\" name=\"" + name + "\">" + options + "</select>");
    }

    Form box(String name, String value, String label, boolean checked) {
        fields.append("<label class=\"box\"><input type=\"checkbox\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(Html.text(value))
                .append('"')
                .append(checked ? " checked" : "")
                .append("> ")
                .append(Html.text(label))
                .append("</label>\n");
        return this;
    }

    Form hidden(String name, String value) {
        fields.append("<input type=\"hidden\" name=\"").append(name).append("\" value=\"");
        fields.append(Html.text(value)).append("\">\n");
        return this;
    }

    String with(String button) {
        return with(button, "main");
    }

    /** The whole form, with a button of that class in the style sheet. */
    String with(String button, String look) {
        return "<form method=\"post\" action=\"" + Html.text(action) + "\">\n" + fields + "<button class=\"" + look
                + "\">" + Html.text(button) + "</button>\n</form>\n";
    }

    /** A form that is one button. */
    static String button(String action, String label) {
        return new Form(action, Map.of()).with(label, "quiet");
    }
}
