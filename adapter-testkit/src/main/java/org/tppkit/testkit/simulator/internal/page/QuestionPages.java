package org.tppkit.testkit.simulator.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.page.OpenPages.Open;
import org.tppkit.testkit.simulator.internal.page.Questions.AccountChoice;

/**
 * The two pages of a question: who are you, and which accounts.
 *
 * @param <T> the question
 */
final class QuestionPages<T> {

    private final Questions<T> questions;
    private final PageFrame frame;

    QuestionPages(Questions<T> questions, PageFrame frame) {
        this.questions = questions;
        this.frame = frame;
    }

    /** First page: what is asked, and who the customer is. */
    Answer customers(Open<T> open, Wording words, boolean nothingChosen) {
        List<Choice> choices = new ArrayList<>();
        for (SimulatedCustomer customer : questions.customers(open.question())) {
            choices.add(new Choice(customer.id(), customer.name(), Optional.empty(), false));
        }
        FormFields fields = new FormFields(words, Links.CUSTOMER_FIELD, "radio");
        Markup form = form(open, Links.CUSTOMER)
                .add(fields.choices(
                        Text.WHO_ARE_YOU, Text.WHO_ARE_YOU_HINT, choices, error(nothingChosen, Text.CHOOSE_CUSTOMER)))
                .add(buttons(open, words, Optional.of(FormFields.button(words, Text.CONTINUE, "continue"))));
        List<Markup> content = new ArrayList<>();
        content.add(step(words, 1));
        if (nothingChosen) {
            content.add(fields.summary(Text.CHOOSE_CUSTOMER));
        }
        content.addAll(questions.summary(open.question(), words));
        content.add(form);
        return page(open, words, content, nothingChosen);
    }

    /** Second page: what is asked, which accounts, and the decision. */
    Answer accounts(Open<T> open, SimulatedCustomer customer, Wording words, boolean nothingChosen) {
        AccountChoice choice = questions.accounts(open.question(), customer);
        boolean missing = nothingChosen && !choice.accounts().isEmpty();
        FormFields fields = new FormFields(words, Links.ACCOUNT_FIELD, choice.several() ? "checkbox" : "radio");
        List<Choice> choices = new ArrayList<>();
        boolean only = !choice.several() && choice.accounts().size() == 1;
        for (SimulatedAccount account : choice.accounts()) {
            String number = words.masked(account.scheme(), account.identification());
            choices.add(new Choice(account.resourceId(), account.name(), Optional.of(number), only));
        }
        Markup form = form(open, Links.DECISION).add(FormFields.hidden(Links.CUSTOMER_FIELD, customer.id()));
        for (Text text : choice.none()) {
            form.add(Markup.of("p", words.say(text)).with("class", "hint"));
        }
        if (!choices.isEmpty()) {
            form.add(fields.choices(choice.legend(), choice.hint(), choices, error(missing, choice.missing())));
        }
        Optional<Markup> approve = choice.approvable()
                ? Optional.of(
                        FormFields.button(words, questions.approval(open.question()), Decision.APPROVE.wireName()))
                : Optional.empty();
        form.add(buttons(open, words, approve));

        List<Markup> content = new ArrayList<>();
        content.add(step(words, 2));
        if (missing) {
            content.add(fields.summary(choice.missing()));
        }
        content.addAll(questions.summary(open.question(), words));
        content.add(signedIn(open, customer, words));
        content.add(form);
        return page(open, words, content, missing);
    }

    private Answer page(Open<T> open, Wording words, List<Markup> content, boolean error) {
        String title = words.say(questions.title(open.question()));
        return frame.page(
                200,
                words,
                title,
                error ? words.say(Text.ERROR_PREFIX) + " " : "",
                questions.callbacks(open.question()),
                content);
    }

    private static Optional<Text> error(boolean is, Text text) {
        return is ? Optional.of(text) : Optional.empty();
    }

    private Markup step(Wording words, int number) {
        return Markup.of("p", words.say(Text.STEP, String.valueOf(number), "2")).with("class", "step");
    }

    private Markup signedIn(Open<T> open, SimulatedCustomer customer, Wording words) {
        Markup line = Markup.of("p")
                .with("class", "signed-in")
                .text(words.say(Text.SIGNED_IN) + " ")
                .add(Markup.of("strong").add(Markup.foreign(customer.name())));
        if (questions.customers(open.question()).size() > 1) {
            line.text(" – ")
                    .add(Markup.of("a", words.say(Text.OTHER_CUSTOMER))
                            .with("href", Links.customer(questions.path(), open.id())));
        }
        return line;
    }

    private Markup form(Open<T> open, String page) {
        return Markup.of("form")
                .with("method", "post")
                .with("action", questions.path() + page)
                .with("autocomplete", "off")
                .add(
                        FormFields.hidden(Links.PENDING, open.id()),
                        FormFields.hidden(Links.FORM_TOKEN, open.formToken()));
    }

    /** Refusing is always possible, and stands behind the other button, which the Enter key presses. */
    private Markup buttons(Open<T> open, Wording words, Optional<Markup> go) {
        Markup refuse = FormFields.button(words, questions.refusal(open.question()), Decision.REFUSE.wireName())
                .with("class", "second")
                .with("formaction", questions.path() + Links.DECISION);
        Markup buttons = Markup.of("div").with("class", "buttons");
        go.ifPresent(buttons::add);
        buttons.add(refuse);
        return Markup.of("div")
                .add(
                        Markup.of("p", words.say(Text.REFUSE_HINT)).with("class", "hint"),
                        buttons,
                        Markup.of("p", words.say(Text.ANSWER_BEFORE, words.time(open.expiresAt())))
                                .with("class", "hint"));
    }
}
