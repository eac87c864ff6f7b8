package com.acme.bank.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

/** Turns refusals into errors: first by the bank's own code in {@code tppMessages}, then by the status. */
final class Refusals {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_BODY = 65_536;
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    /** NextGenPSD2 section 14.11: what is said of the third party, whatever it asks for. */
    private static final Set<String> OF_THE_THIRD_PARTY = Set.of(
            "CERTIFICATE_INVALID",
            "CERTIFICATE_EXPIRED",
            "CERTIFICATE_BLOCKED",
            "CERTIFICATE_REVOKED",
            "CERTIFICATE_MISSING",
            "SIGNATURE_INVALID",
            "SIGNATURE_MISSING",
            "ROLE_INVALID",
            "invalid_client",
            "unauthorized_client");

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Comes back only if the answer has that status. */
    void require(int status, String what, BankResponse answer) {
        if (answer.status() != status) {
            throw of(what, answer);
        }
    }

    /** The error of an answer that is no success. */
    TppException of(String what, BankResponse answer) {
        int status = answer.status();
        if (status < 300 || status > 599) {
            return new UnexpectedAnswerException("", what + ": HTTP " + status + " is no answer to this");
        }
        BankAnswer refusal = read(answer);
        String code = refusal.bankCode().orElse("");
        if (OF_THE_THIRD_PARTY.contains(code)) {
            return new IdentityRejectedException(what + ": the bank refuses the third party", refusal, null);
        }
        if (code.equals("CONSENT_EXPIRED")) {
            return new ConsentRequiredException(Reason.EXPIRED, what + ": the time of the consent is over");
        }
        if (code.equals("CONSENT_INVALID") || code.equals("CONSENT_UNKNOWN")) {
            return new ConsentRequiredException(Reason.REVOKED, what + ": the bank knows no such consent any more");
        }
        return byStatus(what, answer, refusal);
    }

    private TppException byStatus(String what, BankResponse answer, BankAnswer refusal) {
        int status = refusal.status();
        if (status == 429) {
            return new RateLimitedException(what + ": asked too often", refusal, retryAfter(answer));
        }
        if (status == 408 || status >= 500) {
            return new BankUnavailableException(what + ": the bank cannot answer now", refusal, retryAfter(answer));
        }
        return new RequestRejectedException(what + ": refused", refusal);
    }

    /** What cannot be read of a refusal is left out: its status says enough. */
    private static BankAnswer read(BankResponse answer) {
        BankAnswer refusal = BankAnswer.of(answer.status());
        try {
            String body = new String(answer.body().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
            BankAnswer told = body.isEmpty() ? refusal : refusal.withBody(body);
            return code(body).map(told::withBankCode).orElse(told);
        } catch (IOException | TransportException e) {
            return refusal;
        }
    }

    private static Optional<String> code(String body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            JsonNode code = json.path("tppMessages").path(0).path("code");
            JsonNode oauth = json.path("error");
            return Optional.of(code.isTextual() ? code : oauth)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Seconds, or a date (RFC 9110 section 10.2.3); null where there is none. */
    private @Nullable Duration retryAfter(BankResponse answer) {
        return answer.header("Retry-After").flatMap(this::wait).orElse(null);
    }

    private Optional<Duration> wait(String text) {
        try {
            Duration wait = text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 9
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            return Optional.of(
                    wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
