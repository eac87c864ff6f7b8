package org.tppkit.testkit.simulator.internal.page;

import java.util.List;
import java.util.Optional;

/** The parts of a form around one group of choices. */
final class FormFields {

    private final Wording words;
    private final String field;
    private final String type;

    /**
     * A group of choices.
     *
     * @param field name of the field
     * @param type {@code radio} or {@code checkbox}
     */
    FormFields(Wording words, String field, String type) {
        this.words = words;
        this.field = field;
        this.type = type;
    }

    /** The group with its legend and hint; the hint and the error are read out with it. */
    Markup choices(Text legend, Text hint, List<Choice> choices, Optional<Text> error) {
        String hintId = field + "-hint";
        String errorId = field + "-error";
        Markup set = Markup.of("fieldset")
                .with("aria-describedby", error.isPresent() ? hintId + " " + errorId : hintId)
                .when(error.isPresent(), "class", "wrong")
                .add(
                        Markup.of("legend", words.say(legend)),
                        Markup.of("p", words.say(hint)).with("class", "hint").with("id", hintId));
        error.ifPresent(text -> set.add(Markup.of("p", words.say(Text.ERROR_PREFIX) + " " + words.say(text))
                .with("class", "error")
                .with("id", errorId)));
        for (int i = 0; i < choices.size(); i++) {
            set.add(row(choices.get(i), id(i)));
        }
        return set;
    }

    /** Ids are numbered: what is chosen may be any text. */
    private String id(int index) {
        return field + "-" + (index + 1);
    }

    private Markup row(Choice choice, String id) {
        Markup input = Markup.of("input")
                .with("type", type)
                .with("id", id)
                .with("name", field)
                .with("value", choice.value())
                .when(choice.chosen(), "checked", "checked");
        Markup label = Markup.of("label").with("for", id).add(Markup.foreign(choice.label()));
        choice.detail()
                .ifPresent(
                        detail -> label.text(" ").add(Markup.of("span", detail).with("class", "number")));
        return Markup.of("div").with("class", "choice").add(input, label);
    }

    /** What is wrong, read out when the page opens, with a link to the first field. */
    Markup summary(Text error) {
        return Markup.of("div")
                .with("class", "errors")
                .with("role", "alert")
                .add(
                        Markup.of("h2", words.say(Text.ERROR_TITLE)),
                        Markup.of("p").add(Markup.of("a", words.say(error)).with("href", "#" + id(0))));
    }

    /** A button that sends the form. */
    static Markup button(Wording words, Text text, String decision) {
        return Markup.of("button", words.say(text))
                .with("type", "submit")
                .with("name", Links.DECISION_FIELD)
                .with("value", decision);
    }

    /** A field that is not seen. */
    static Markup hidden(String name, String value) {
        return Markup.of("input").with("type", "hidden").with("name", name).with("value", value);
    }
}
