package org.tppkit.testkit.simulator.internal.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.page.Facts;
import org.tppkit.testkit.simulator.internal.page.Markup;
import org.tppkit.testkit.simulator.internal.page.Text;
import org.tppkit.testkit.simulator.internal.page.Wording;

/** A payment in words, as a customer has to see it before approving. */
final class PaymentSummary {

    private final Wording words;
    private final Optional<String> organisation;

    PaymentSummary(Wording words, Optional<String> organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    List<Markup> of(Question question) {
        List<Markup> parts = new ArrayList<>();
        if (question.cancellation()) {
            parts.add(Markup.of("p", words.say(Text.CANCELLATION_LEAD)).with("class", "lead"));
        }
        Facts facts = new Facts(words);
        if (question.transfers().size() == 1) {
            money(facts, question.transfers().get(0));
        } else {
            facts.large(Text.TOTAL, words.euro(total(question)));
        }
        when(facts, question.order());
        if (!question.cancellation()) {
            question.order().debtorIban().ifPresent(iban -> facts.fact(Text.FROM_ACCOUNT, Wording.iban(iban)));
        }
        facts.foreign(Text.ASKED_BY, question.clientId());
        organisation.ifPresent(name -> facts.foreign(Text.ORGANISATION, name));
        parts.add(facts.markup());
        if (question.transfers().size() > 1) {
            parts.addAll(each(question));
        }
        return parts;
    }

    private static BigDecimal total(Question question) {
        return question.transfers().stream()
                .map(PaymentOrder.Transfer::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void money(Facts facts, PaymentOrder.Transfer transfer) {
        facts.large(Text.AMOUNT, words.euro(transfer.amount()))
                .foreign(Text.BENEFICIARY, transfer.creditorName())
                .fact(Text.IBAN, Wording.iban(transfer.creditorIban()));
    }

    private List<Markup> each(Question question) {
        Markup list = Markup.of("ol").with("class", "transfers");
        for (PaymentOrder.Transfer transfer : question.transfers()) {
            Facts facts = new Facts(words);
            money(facts, transfer);
            list.add(Markup.of("li").add(facts.markup()));
        }
        Text heading = question.cancellation() ? Text.PAYMENTS_CANCELLED : Text.PAYMENTS;
        String count = String.valueOf(question.transfers().size());
        return List.of(Markup.of("h2", words.say(heading, count)), list);
    }

    private void when(Facts facts, PaymentOrder order) {
        if (order.timing() instanceof Timing.Standing standing) {
            standing(facts, standing);
        } else if (order.timing() instanceof Timing.On on) {
            facts.fact(Text.WHEN, words.say(Text.ON_DAY, words.day(on.day())));
        } else {
            facts.fact(Text.WHEN, words.say(order.instant() ? Text.NOW_INSTANT : Text.NOW));
        }
    }

    private void standing(Facts facts, Timing.Standing order) {
        String last = order.end()
                .map(day -> words.say(Text.AT_THE_LATEST, words.day(day)))
                .orElseGet(() -> words.say(Text.NO_END));
        Text weekends = order.rule() == ExecutionRule.FWNG ? Text.FOLLOWING_DAY : Text.PRECEDING_DAY;
        facts.fact(Text.HOW_OFTEN, words.say(often(order.frequency())))
                .fact(Text.FIRST_PAYMENT, words.day(order.first()))
                .fact(Text.LAST_PAYMENT, last)
                .fact(Text.ON_WEEKENDS, words.say(weekends));
    }

    private static Text often(Frequency frequency) {
        return switch (frequency) {
            case DAIL -> Text.DAILY;
            case WEEK -> Text.WEEKLY;
            case TOWK -> Text.TWO_WEEKLY;
            case MNTH -> Text.MONTHLY;
            case TOMN -> Text.TWO_MONTHLY;
            case QUTR -> Text.QUARTERLY;
            case SEMI -> Text.HALF_YEARLY;
            case YEAR -> Text.YEARLY;
        };
    }
}
