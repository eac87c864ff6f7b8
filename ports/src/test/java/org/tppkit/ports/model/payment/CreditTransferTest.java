package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.ports.model.Refusals.refusal;
import static org.tppkit.ports.model.payment.Orders.transfer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.Money;

class CreditTransferTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "a/b", "2026-11-16.1", "x y", "12345678901234567890123456789012345"})
    void idsOfOneToThirtyFiveCharactersAreTaken(String id) {
        assertThat(transfer(id).endToEndId(id).build().endToEndId()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "/forward", "forward/", "for//ward", "for+ward", "fürward", "forw_ard", "forward\n"})
    void idsThatAreNotPassedOnUnchangedAreRefused(String id) {
        refusal(id, () -> transfer(id).build()).startsWith("the instruction id");
        refusal(id, () -> transfer("1").endToEndId(id).build()).startsWith("the end-to-end id");
    }

    @Test
    void anIdOfThirtySixCharactersIsRefused() {
        String id = "1".repeat(36);
        refusal(id, () -> transfer(id).build()).isEqualTo("the instruction id has 1 to 35 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-0.01", "-12"})
    void nothingAndLessThanNothingCannotBePaid(String amount) {
        refusal("", () -> transfer("1").amount(Money.of(amount, "EUR")).build())
                .isEqualTo("a transfer's amount is more than nothing");
    }

    @ParameterizedTest
    @CsvSource({"0.01, EUR", "999999999999999.99, EUR", "5.00, EUR", "1, JPY", "0.125, BHD"})
    void amountsInTheDigitsOfTheirCurrencyAreTaken(String amount, String currency) {
        Money money = Money.of(amount, currency);
        assertThat(transfer("1").amount(money).build().amount()).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"0.001, EUR, 2", "0.5, JPY, 0", "0.0001, BHD, 3"})
    void amountsInSmallerPartsAreRefused(String amount, String currency, int digits) {
        refusal(amount, () -> transfer("1").amount(Money.of(amount, currency)).build())
                .isEqualTo("an amount in " + currency + " has at most " + digits + " digits behind the point");
    }
}
