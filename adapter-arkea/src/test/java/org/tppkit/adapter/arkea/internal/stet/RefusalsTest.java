package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

class RefusalsTest {
    private static final String STET_ERROR = """
            {"timestamp":"2018-03-30T16:06:27.499+0000","status":400,"error":"Bad Request",
             "message":"Missing request header 'Digest'","path":"/v1/accounts"}
            """;

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 415, 421, 425, 499})
    void aRequestThatIsRefusedIsNotRepeated(int status) {
        TppException error = read(status, STET_ERROR, Map.of());
        assertThat(error).isInstanceOfSatisfying(RequestRejectedException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.answer().body().orElseThrow()).contains("Digest");
            assertThat(e.bankCode()).isEmpty();
        });
        assertThat(error.retryable()).isFalse();
        assertThat(error.getMessage())
                .isEqualTo("the accounts: the bank refuses (HTTP " + status + ")")
                .doesNotContain("Digest");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 501, 502, 503, 504, 599})
    void anOutageIsWorthAnotherTry(int status) {
        TppException error = read(status, "<html>canary</html>", Map.of("Retry-After", "7"));
        assertThat(error).isInstanceOfSatisfying(BankUnavailableException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
        });
        assertThat(error.retryable()).isTrue();
        assertThat(error.getMessage()).doesNotContain("canary");
    }

    @Test
    void tooManyRequestsSayHowLongToWait() {
        assertThat(read(429, "", Map.of("Retry-After", "30")))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));
        assertThat(read(429, "", Map.of()))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        e -> assertThat(e.retryAfter()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 300, 304})
    void aRedirectIsNotFollowedAndNotRepeated(int status) {
        TppException error = read(status, "moved to canary", Map.of("Location", "https://evil.example/?code=canary"));
        assertThat(error).isInstanceOfSatisfying(RequestRejectedException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.answer().body()).isEmpty();
        });
        assertThat(error.getMessage()).doesNotContain("canary", "evil").contains("redirects");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 103, 201, 202, 206, 226, 299, 600, 999, 0})
    void aStatusThatIsNoAnswerIsUnexpected(int status) {
        assertThat(read(status, "{\"access_token\":\"canary\"}", Map.of()))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageNotContaining("canary");
    }

    @Test
    void theBanksOwnCodesGoFirst() {
        SigningException special = new SigningException("special", null);
        Refusals refusals = new Refusals(
                AnyStetBank.CLOCK,
                (operation, answer) -> answer.bankCode().equals(Optional.of("NAAC"))
                                && operation.equals("the accounts")
                                && answer.status() == 404
                        ? Optional.of(special)
                        : Optional.empty());
        assertThat(refusals.read("the accounts", answer(404, "{\"message\":\"NAAC\"}", Map.of())))
                .isSameAs(special);
        assertThat(refusals.read("the accounts", answer(404, "{}", Map.of())))
                .isInstanceOf(RequestRejectedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "120, 120",
        "' 5 ', 5",
        "-5, 0",
        "-0, 0",
        "31536000, 31536000",
        "31536001, 31536000",
        "999999999, 31536000",
        "1000000000000, 31536000",
        "99999999999999999999999999, 31536000",
        "'Sun, 22 Nov 2026 10:01:00 GMT', 60",
        "'Sun, 22 Nov 2026 09:00:00 GMT', 0",
        "'Sun, 22 Nov 2037 10:00:00 GMT', 31536000"
    })
    void retryAfterIsSecondsOrADateWithinBounds(String header, long seconds) {
        assertThat(new RetryAfter(AnyStetBank.CLOCK).of(answer(429, "", Map.of("retry-after", header))))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "1.5",
                "1e3",
                "+5",
                "--5",
                "-",
                "٣",
                "5 s",
                "2026-11-22T10:01:00Z",
                "Mon, 22 Nov 2026 10:01:00 GMT",
                "Sun, 32 Nov 2026 10:01:00 GMT"
            })
    void aRetryAfterThatCannotBeReadIsAbsent(String header) {
        assertThat(new RetryAfter(AnyStetBank.CLOCK).of(answer(429, "", Map.of("Retry-After", header))))
                .isNull();
    }

    @Test
    void retryAfterIsReadAlikeInEveryLocale() {
        Map<String, String> header = Map.of("Retry-After", "Sun, 22 Nov 2026 10:01:00 GMT");
        Locales.underEach(() -> assertThat(new RetryAfter(AnyStetBank.CLOCK).of(answer(503, "", header)))
                .isEqualTo(Duration.ofMinutes(1)));
    }

    private static TppException read(int status, String body, Map<String, String> headers) {
        return AnyStetBank.refusals().read("the accounts", answer(status, body, headers));
    }

    private static BankResponse answer(int status, String body, Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new BankResponse(status, lists, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
