package org.tppkit.testkit.simulator.internal.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Parameters;
import org.tppkit.testkit.simulator.internal.page.OpenPages.Decided;
import org.tppkit.testkit.simulator.internal.page.OpenPages.Open;

/**
 * The way through the pages: who are you, which accounts, approve or refuse. Every form leads to another address, so that the
 * Back button and reloading never send a form again. Only the decision changes anything.
 *
 * @param <T> the question
 */
final class Dialogue<T> {

    private final Questions<T> questions;
    private final OpenPages<T> pages;
    private final QuestionPages<T> html;
    private final MessagePages messages;

    Dialogue(Questions<T> questions, PageFrame frame, Clock clock) {
        this.questions = questions;
        this.pages = new OpenPages<>(clock);
        this.html = new QuestionPages<>(questions, frame);
        this.messages = new MessagePages(frame);
    }

    /** The answers to requests below the path, by method. */
    Map<String, Map<String, Step>> routes() {
        String path = questions.path();
        return Map.of(
                path,
                Map.of("GET", this::begin),
                path + Links.CUSTOMER,
                Map.of("GET", this::askCustomer, "POST", this::takeCustomer),
                path + Links.ACCOUNTS,
                Map.of("GET", this::askAccounts),
                path + Links.DECISION,
                Map.of("POST", this::takeDecision));
    }

    private Answer begin(Call call, Wording words) {
        Questions.Opening<T> opening = questions.open(call.rawQuery().orElse(""));
        if (opening instanceof Questions.Asked<T> asked) {
            String browser = BrowserCookie.of(call).orElseGet(OpenPages::secret);
            Open<T> open = pages.open(asked.question(), browser);
            return BrowserCookie.set(seeOther(Links.customer(questions.path(), open.id())), browser);
        }
        if (opening instanceof Questions.SentBack<T> sentBack) {
            return found(sentBack.callback());
        }
        if (opening instanceof Questions.Rejected<T> rejected) {
            return messages.rejected(words, rejected.message());
        }
        return messages.closed(words);
    }

    private Answer askCustomer(Call call, Wording words) throws Parameters.MalformedException {
        Map<String, Set<String>> query = Parameters.query(call);
        return withPage(call, query, words, open -> html.customers(open, words, query.containsKey(Links.ERROR)));
    }

    private Answer takeCustomer(Call call, Wording words) throws Parameters.MalformedException {
        Map<String, Set<String>> form = Parameters.fields(call);
        return withForm(call, form, words, open -> {
            String next = customer(open, form)
                    .map(customer -> Links.accounts(questions.path(), open.id(), customer.id()))
                    .orElseGet(() -> Links.withError(Links.customer(questions.path(), open.id())));
            return seeOther(next);
        });
    }

    private Answer askAccounts(Call call, Wording words) throws Parameters.MalformedException {
        Map<String, Set<String>> query = Parameters.query(call);
        return withPage(
                call,
                query,
                words,
                open -> customer(open, query)
                        .map(customer -> html.accounts(open, customer, words, query.containsKey(Links.ERROR)))
                        .orElseGet(() -> seeOther(Links.withError(Links.customer(questions.path(), open.id())))));
    }

    /** The same decision sent twice, by a double click, is answered twice alike; another one comes too late. */
    private Answer takeDecision(Call call, Wording words) throws Parameters.MalformedException {
        Map<String, Set<String>> form = Parameters.fields(call);
        Optional<Decision> decision = Decision.of(Parameters.single(form, Links.DECISION_FIELD));
        return withForm(call, form, words, open -> {
            if (decision.isEmpty()) {
                return messages.rejected(words, "decision must be approve or refuse");
            }
            if (decision.get() == Decision.APPROVE && lacksAccounts(open, form)) {
                String customer = Parameters.single(form, Links.CUSTOMER_FIELD);
                return seeOther(Links.withError(Links.accounts(questions.path(), open.id(), customer)));
            }
            try {
                Decided decided = pages.decide(open, decision.get(), () -> carryOut(open, decision.get(), form));
                boolean same = decided.decision() == decision.get();
                return same
                        ? BrowserCookie.mark(found(decided.callback()))
                        : messages.decided(words, decided.decision());
            } catch (IllegalArgumentException e) {
                return messages.rejected(words, String.valueOf(e.getMessage()));
            } catch (IllegalStateException e) {
                return messages.closed(words);
            }
        });
    }

    private URI carryOut(Open<T> open, Decision decision, Map<String, Set<String>> form) {
        return decision == Decision.REFUSE
                ? questions.refuse(open.question())
                : questions.approve(
                        open.question(),
                        Parameters.single(form, Links.CUSTOMER_FIELD),
                        form.getOrDefault(Links.ACCOUNT_FIELD, Set.of()));
    }

    private boolean lacksAccounts(Open<T> open, Map<String, Set<String>> form) {
        boolean toChoose = customer(open, form)
                .map(customer -> !questions
                        .accounts(open.question(), customer)
                        .accounts()
                        .isEmpty())
                .orElse(false);
        return toChoose && form.getOrDefault(Links.ACCOUNT_FIELD, Set.of()).isEmpty();
    }

    private Optional<SimulatedCustomer> customer(Open<T> open, Map<String, Set<String>> fields) {
        String id = Parameters.single(fields, Links.CUSTOMER_FIELD);
        return questions.customers(open.question()).stream()
                .filter(customer -> customer.id().equals(id))
                .findFirst();
    }

    @FunctionalInterface
    private interface PageStep<T> {
        Answer take(Open<T> open);
    }

    /** For pages that are looked at: open, not decided, in the browser that opened them. */
    private Answer withPage(Call call, Map<String, Set<String>> fields, Wording words, PageStep<T> step) {
        Optional<Open<T>> open = pages.find(Parameters.single(fields, Links.PENDING));
        if (open.isEmpty()) {
            return messages.expired(words);
        }
        if (!isOf(BrowserCookie.of(call), open.get().browser())) {
            return messages.stranger(words);
        }
        return pages.decided(open.get())
                .map(decided -> messages.decided(words, decided.decision()))
                .orElseGet(() -> step.take(open.get()));
    }

    /** For forms that come in: open, from the browser that opened the page, with the secret that stood in the form. */
    private Answer withForm(Call call, Map<String, Set<String>> form, Wording words, PageStep<T> step) {
        Optional<Open<T>> open = pages.find(Parameters.single(form, Links.PENDING));
        if (open.isEmpty()) {
            return messages.expired(words);
        }
        Optional<String> token = Optional.of(Parameters.single(form, Links.FORM_TOKEN));
        boolean own = isOf(BrowserCookie.of(call), open.get().browser())
                && isOf(token, open.get().formToken());
        return own ? step.take(open.get()) : messages.stranger(words);
    }

    private static boolean isOf(Optional<String> shown, String secret) {
        return MessageDigest.isEqual(
                shown.orElse("").getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer found(URI callback) {
        return PageFrame.guarded(Answer.empty(302).with("Location", callback.toString()));
    }

    private static Answer seeOther(String location) {
        return PageFrame.guarded(Answer.empty(303).with("Location", location));
    }
}
