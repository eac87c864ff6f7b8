package org.tppkit.app.statement.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Balance;

/** The few numbers that people look for first: balance, in, out, pending. */
final class Figures {
    private final Markup markup;
    private final Words words;
    private final Ledger ledger;
    private final Optional<Balance> booked;

    /** @param booked what to show as the booked balance */
    Figures(Markup markup, Words words, Ledger ledger, Optional<Balance> booked) {
        this.markup = markup;
        this.words = words;
        this.ledger = ledger;
        this.booked = booked;
    }

    void write() throws IOException {
        markup.start("div", "class", "figures");
        balance();
        List<Currency> currencies = List.copyOf(ledger.currencies());
        flow("in", words.of(Text.IN), currencies, true);
        flow("out", words.of(Text.OUT), currencies, false);
        pending();
        markup.endLine();
    }

    private void balance() throws IOException {
        start("balance", words.of(Text.BOOKED_BALANCE));
        if (booked.isEmpty()) {
            markup.leaf("p", words.of(Text.NOT_GIVEN), "class", "none");
        } else {
            amount(booked.get().amount(), words.amount(booked.get().amount()));
            if (booked.get().referenceDate().isPresent()) {
                note(words.of(
                        Text.ON_DAY, words.day(booked.get().referenceDate().get())));
            }
        }
        markup.end();
    }

    private void flow(String kind, String title, List<Currency> currencies, boolean in) throws IOException {
        start(kind, title);
        for (Currency currency : currencies.isEmpty() ? balanceCurrency() : currencies) {
            Money sum = ledger.sum(currency, in);
            Money shown = in ? sum : sum.negate();
            amount(shown, words.signed(shown));
        }
        markup.end();
    }

    private List<Currency> balanceCurrency() {
        return List.of(booked.map(balance -> balance.amount().currency()).orElse(Currency.getInstance("EUR")));
    }

    private void pending() throws IOException {
        start("pending", words.of(Text.PENDING));
        Collection<Money> sums = ledger.pendingSums().values();
        for (Money sum : sums.isEmpty()
                ? List.of(Money.of(BigDecimal.ZERO, balanceCurrency().get(0)))
                : sums) {
            amount(sum, words.signed(sum));
        }
        note(words.entries(ledger.pending().size()));
        markup.end();
    }

    private void start(String kind, String title) throws IOException {
        markup.start("div", "class", "figure " + kind).leaf("h2", title);
    }

    private void amount(Money amount, String shown) throws IOException {
        markup.start("p", "class", "amount");
        markup.leaf(
                "data",
                shown,
                "value",
                amount.amount().toPlainString(),
                "data-currency",
                amount.currency().getCurrencyCode());
        markup.end();
    }

    private void note(String text) throws IOException {
        markup.leaf("p", text, "class", "note");
    }
}
