package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.pact.Interaction.when;

import java.util.List;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/** Confirmation of funds (Arkéa Production page; STET 1.4 section 3). */
final class FundsInteractions {
    static final String PATH = "/psd2/v1/funds-confirmations";

    private static final String IBAN = "FR1420041010050500013M02606";

    private final Stet stet;

    private FundsInteractions(Stet stet) {
        this.stet = stet;
    }

    static List<Interaction> of(Stet stet) {
        FundsInteractions table = new FundsInteractions(stet);
        return List.of(
                table.confirmation("whether an amount is there, and it is", "12.30", true, check("12.30")),
                table.confirmation("whether an amount is there, and it is not", "999999.00", false, check("999999.00")),
                table.forPayee(),
                when("whether an amount is there, on an account that is not shared")
                        .given(States.NOT_SHARED, "scope", "cbpii", "iban", IBAN)
                        .asks(Asked.post(PATH, table.question("12.30", "")).asExample())
                        .answers(ErrorInteractions.stetError(403))
                        .then((bank, call) -> Expect.refused(
                                RequestRejectedException.class, 403, () -> ask(bank, call, check("12.30")))),
                when("whether an amount is there, after the customer withdrew the consent")
                        .given(States.WITHDRAWN, "scope", "cbpii")
                        .asks(Asked.post(PATH, table.question("12.30", "")))
                        .answers(ErrorInteractions.noConsents())
                        .then((bank, call) ->
                                Expect.consentLost(Reason.REVOKED, () -> ask(bank, call, check("12.30")))));
    }

    private Interaction forPayee() {
        FundsCheck check = FundsCheck.builder()
                .id("FUNDS-1")
                .account(Iban.of(IBAN))
                .amount(Money.of("12.30", "EUR"))
                .payee("Marie Boulanger")
                .build();
        return when("whether an amount is there, for a payee")
                .given(States.CASH_ACCOUNT, "scope", "cbpii", "covers", "12.30")
                .asks(Asked.post(PATH, question("12.30", "\"payee\":\"Marie Boulanger\",")))
                .answers(Answered.json(200, answer("12.30", true)))
                .then((bank, call) -> assertThat(ask(bank, call, check)).isTrue());
    }

    private Interaction confirmation(String description, String amount, boolean covered, FundsCheck check) {
        return when(description)
                .given(States.CASH_ACCOUNT, "scope", "cbpii", covered ? "covers" : "doesNotCover", amount)
                .asks(Asked.post(PATH, question(amount, "")))
                .answers(Answered.json(200, answer(amount, covered)))
                .then((bank, call) -> assertThat(ask(bank, call, check)).isEqualTo(covered));
    }

    /** The question for the errors that every resource has. */
    static Asked question(Stet stet) {
        return Asked.post(PATH, new FundsInteractions(stet).question("12.30", ""));
    }

    static boolean ask(BankAdapter bank, BankCall call) {
        return ask(bank, call, check("12.30"));
    }

    private static boolean ask(BankAdapter bank, BankCall call, FundsCheck check) {
        return bank.funds().check(check, call).available();
    }

    private static FundsCheck check(String amount) {
        return FundsCheck.of("FUNDS-1", Iban.of(IBAN), Money.of(amount, "EUR"));
    }

    private String question(String amount, String payee) {
        return """
                {"paymentCoverageRequestId":"FUNDS-1",%s"instructedAmount":{"currency":"EUR","amount":%s},
                "accountId":{"iban":"${iban|%s}"}}""".formatted(payee, stet.amount(amount), IBAN);
    }

    /** The id is an echo: a yes to another question is no answer to this one. */
    private String answer(String amount, boolean covered) {
        return """
                {"request":{"paymentCoverageRequestId":"=FUNDS-1","instructedAmount":{"currency":"EUR","amount":%s},
                "accountId":{"iban":"%s"}},"result":%s,"_links":{"self":{"href":"/psd2/v1/funds-confirmations"}}}""".formatted(stet.amount(amount), IBAN, covered);
    }
}
