package org.tppkit.ports.model.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.ports.model.Refusals.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;

class FundsTest {
    private static final Iban IBAN = Iban.of("DE89370400440532013000");
    private static final Money AMOUNT = Money.of("12.30", "EUR");

    @Test
    void aCheckNamesAccountAndAmount() {
        FundsCheck check = FundsCheck.of("f-1", IBAN, AMOUNT);
        assertThat(check.id()).isEqualTo("f-1");
        assertThat(check.account()).isEqualTo(IBAN);
        assertThat(check.amount()).isEqualTo(AMOUNT);
        assertThat(check.payee()).isEmpty();
    }

    @Test
    void anIdHasOneToThirtyFiveCharacters() {
        assertThat(FundsCheck.of("f".repeat(35), IBAN, AMOUNT).id()).hasSize(35);
        refusal("f".repeat(36), () -> FundsCheck.of("f".repeat(36), IBAN, AMOUNT))
                .contains("1 to 35");
        refusal("", () -> FundsCheck.of(" ", IBAN, AMOUNT)).contains("1 to 35");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-12.30"})
    void nothingIsAlwaysThereAndIsNotAskedFor(String amount) {
        refusal("12.30", () -> FundsCheck.of("f-1", IBAN, Money.of(amount, "EUR")))
                .contains("more than nothing");
    }

    @Test
    void aPayeeHasOneToSeventyCharacters() {
        assertThat(with("p".repeat(70)).payee())
                .hasValueSatisfying(payee -> assertThat(payee).hasSize(70));
        refusal("p".repeat(71), () -> with("p".repeat(71))).contains("1 to 70");
        refusal("", () -> with("")).contains("1 to 70");
    }

    @Test
    void noTextNamesAccountOrPayee() {
        assertThat(with("Canary Shop").toString())
                .contains("f-1")
                .doesNotContain("Canary")
                .doesNotContain("370400440532");
    }

    @Test
    void theAnswerIsNotPrinted() {
        assertThat(new FundsAnswer(true)).hasToString(new FundsAnswer(false).toString());
        assertThat(new FundsAnswer(true).available()).isTrue();
        assertThat(new FundsAnswer(true)).isNotEqualTo(new FundsAnswer(false));
    }

    private static FundsCheck with(String payee) {
        return FundsCheck.builder()
                .id("f-1")
                .account(IBAN)
                .amount(AMOUNT)
                .payee(payee)
                .build();
    }
}
