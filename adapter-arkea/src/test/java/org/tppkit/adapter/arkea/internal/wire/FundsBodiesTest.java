package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.funds.FundsCheck;

class FundsBodiesTest {
    private static final FundsCheck CHECK = FundsCheck.builder()
            .id("C-1")
            .account(SamplePayments.BAKER)
            .amount(Money.of("12345.6", "EUR"))
            .payee("Boulangerie \"Été\"")
            .build();

    @Test
    void theQuestionInBothVersions() {
        String rest = ",\"currency\":\"EUR\"},\"accountId\":{\"iban\":\"FR1420041010050500013M02606\"}}";
        Locales.underEach(() -> {
            assertThat(request(AmountForm.TEXT, CHECK))
                    .isEqualTo("{\"paymentCoverageRequestId\":\"C-1\",\"payee\":\"Boulangerie \\\"Été\\\"\","
                            + "\"instructedAmount\":{\"amount\":\"12345.60\"" + rest);
            assertThat(request(AmountForm.NUMBER, FundsCheck.of("C-1", CHECK.account(), CHECK.amount())))
                    .isEqualTo(
                            "{\"paymentCoverageRequestId\":\"C-1\",\"instructedAmount\":{\"amount\":12345.60" + rest);
        });
    }

    @Test
    void anyAmountKeepsItsValueAndHasNoExponent() {
        List<Currency> currencies =
                List.of(Currency.getInstance("EUR"), Currency.getInstance("JPY"), Currency.getInstance("TND"));
        Seeded.forAll(3_000, random -> {
            BigDecimal amount = new BigDecimal(SamplePayments.amount(random))
                    .movePointLeft(random.nextInt(4))
                    .stripTrailingZeros();
            Money money = Money.of(amount, currencies.get(random.nextInt(currencies.size())));
            FundsCheck check = FundsCheck.of("C", SamplePayments.BAKER, money);
            String number = request(AmountForm.NUMBER, check).replaceFirst(".*\"amount\":", "");
            String text = request(AmountForm.TEXT, check).replaceFirst(".*\"amount\":\"", "");
            assertThat(number).matches("[0-9]+(\\.[0-9]+)?,\"currency\".*");
            assertThat(new BigDecimal(number.replaceFirst(",.*", ""))).isEqualByComparingTo(amount);
            assertThat(new BigDecimal(text.replaceFirst("\".*", ""))).isEqualByComparingTo(amount);
        });
    }

    @Test
    void halfACharacterIsRefusedAndNotRepeated() {
        FundsCheck broken =
                FundsCheck.builder().from(CHECK).payee("canary\ud800").build();
        assertThatThrownBy(() -> request(AmountForm.TEXT, broken))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("payee"))
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAnswerIsYesOrNo(boolean result) {
        String body = "{\"request\":{\"accountId\":null,\"paymentCoverageRequestId\":\"C-1\",\"new\":[1]},"
                + "\"result\":" + result + ",\"_links\":{\"self\":{}}}";
        assertThat(new FundsBodies(AmountForm.TEXT)
                        .answer(CHECK, Json.answer(body))
                        .available())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"accountId\":{\"iban\":\"FR14 2004 1010 0505 0001 3m02 606\"}",
                "\"accountId\":{\"iban\":\"FR14********************606\"}",
                "\"accountId\":{\"other\":{\"identification\":\"1\"}}",
                "\"instructedAmount\":{\"amount\":\"12345.6\",\"currency\":\"EUR\"}",
                "\"instructedAmount\":{\"amount\":12345.600,\"currency\":\"EUR\"}",
                "\"instructedAmount\":null"
            })
    void whatIsRepeatedInOtherWordsIsTheSameQuestion(String field) {
        String body = "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"," + field + "},\"result\":true}";
        assertThat(new FundsBodies(AmountForm.TEXT)
                        .answer(CHECK, Json.answer(body))
                        .available())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"accountId\":{\"iban\":\"FR7630006000011234567890189\"}|accountId",
                "\"instructedAmount\":{\"amount\":\"12345.61\",\"currency\":\"EUR\"}|instructedAmount",
                "\"instructedAmount\":{\"amount\":12345.6,\"currency\":\"USD\"}|instructedAmount"
            })
    void anotherAccountOrAmountIsAnotherQuestion(String field, String path) {
        String body = "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"," + field + "},\"result\":true}";
        assertThatThrownBy(() -> new FundsBodies(AmountForm.TEXT).answer(CHECK, Json.answer(body)))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("request." + path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|request.paymentCoverageRequestId",
                "{\"result\":true}|request.paymentCoverageRequestId",
                "{\"request\":null,\"result\":true}|request.paymentCoverageRequestId",
                "{\"request\":{},\"result\":true}|request.paymentCoverageRequestId",
                "{\"request\":{\"paymentCoverageRequestId\":\"C-2\"},\"result\":true}|request.paymentCoverageRequestId",
                "{\"request\":{\"paymentCoverageRequestId\":\"c-1\"},\"result\":true}|request.paymentCoverageRequestId",
                "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"}}|result",
                "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"},\"result\":null}|result",
                "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"},\"result\":\"true\"}|result",
                "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"},\"result\":1}|result",
                "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"},\"result\":true,\"result\":false}|''"
            })
    void anythingElseIsNoAnswerToThisQuestion(String body, String path) {
        assertThatThrownBy(() -> new FundsBodies(AmountForm.TEXT).answer(CHECK, Json.answer(body)))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo(path));
    }

    private static String request(AmountForm form, FundsCheck check) {
        return new String(new FundsBodies(form).request(check), StandardCharsets.UTF_8);
    }
}
