package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.page.Facts;
import org.tppkit.testkit.simulator.internal.page.Markup;
import org.tppkit.testkit.simulator.internal.page.Questions;
import org.tppkit.testkit.simulator.internal.page.Text;
import org.tppkit.testkit.simulator.internal.page.Wording;

/** Consents, as customers are asked for them. */
public final class ConsentQuestions implements Questions<AuthorizationRequest> {

    private static final String PATH = "/authorize";

    private final Authorizations authorizations;
    private final Applications applications;
    private final Lifetimes lifetimes;
    private final Clock clock;

    /** Questions about the requests of these applications. */
    public ConsentQuestions(
            Authorizations authorizations, Applications applications, Lifetimes lifetimes, Clock clock) {
        this.authorizations = authorizations;
        this.applications = applications;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Opening<AuthorizationRequest> open(String rawQuery) {
        AuthorizationCheck.Outcome outcome = authorizations.check(rawQuery);
        if (outcome instanceof AuthorizationCheck.Accepted accepted) {
            return new Asked<>(accepted.request());
        }
        if (outcome instanceof AuthorizationCheck.ErrorRedirect redirect) {
            return new SentBack<>(redirect.callback());
        }
        return new Rejected<>(((AuthorizationCheck.ErrorPage) outcome).message());
    }

    @Override
    public List<SimulatedCustomer> customers(AuthorizationRequest request) {
        return authorizations.customers();
    }

    @Override
    public List<URI> callbacks(AuthorizationRequest request) {
        return List.of(request.redirectUri());
    }

    @Override
    public Text title(AuthorizationRequest request) {
        return isAboutFunds(request) ? Text.FUNDS_TITLE : Text.CONSENT_TITLE;
    }

    @Override
    public List<Markup> summary(AuthorizationRequest request, Wording words) {
        Facts facts = new Facts(words).foreign(Text.ASKED_BY, request.clientId());
        applications
                .organisation(request.clientId())
                .ifPresent(organisation -> facts.foreign(Text.ORGANISATION, organisation));
        facts.fact(Text.HOW_LONG, life(words));
        Markup list = Markup.of("ul");
        for (Text text : asked(request)) {
            list.add(Markup.of("li", words.say(text)));
        }
        return List.of(
                facts.markup(),
                Markup.of("h2", words.say(Text.WHAT_IS_ASKED)),
                list,
                Markup.of("p", words.say(Text.SCOPE_NEVER)).with("class", "hint"));
    }

    private String life(Wording words) {
        Duration life = lifetimes.consent();
        Instant end = clock.instant().plus(life);
        return life.toDays() > 1
                ? words.say(Text.DAYS_UNTIL, String.valueOf(life.toDays()), words.day(end))
                : words.say(Text.UNTIL_TIME, words.day(end), words.time(end));
    }

    private static List<Text> asked(AuthorizationRequest request) {
        List<Text> asked = new ArrayList<>();
        if (request.scopes().contains(Scope.AISP)) {
            asked.addAll(List.of(Text.SCOPE_ACCOUNTS, Text.SCOPE_BALANCES, Text.SCOPE_TRANSACTIONS));
        }
        if (request.scopes().contains(Scope.EXTENDED_TRANSACTION_HISTORY)) {
            asked.add(Text.SCOPE_HISTORY);
        }
        if (request.scopes().contains(Scope.AISP)) {
            asked.add(Text.SCOPE_IDENTITY);
        }
        if (isAboutFunds(request)) {
            asked.add(Text.SCOPE_FUNDS);
        }
        return asked;
    }

    private static boolean isAboutFunds(AuthorizationRequest request) {
        return request.scopes().contains(Scope.CBPII);
    }

    @Override
    public AccountChoice accounts(AuthorizationRequest request, SimulatedCustomer customer) {
        List<Text> none = customer.accounts().isEmpty() ? List.of(Text.NOTHING_TO_SHARE) : List.of();
        return new AccountChoice(
                true,
                customer.accounts(),
                Text.ACCOUNTS_TO_SHARE,
                Text.ACCOUNTS_TO_SHARE_HINT,
                Text.CHOOSE_ACCOUNTS,
                none,
                true);
    }

    @Override
    public Text approval(AuthorizationRequest request) {
        return Text.APPROVE_CONSENT;
    }

    @Override
    public Text refusal(AuthorizationRequest request) {
        return Text.REFUSE;
    }

    @Override
    public URI approve(AuthorizationRequest request, String customerId, Set<String> accountIds) {
        return authorizations.approve(request, customerId, accountIds);
    }

    @Override
    public URI refuse(AuthorizationRequest request) {
        return request.refused();
    }
}
