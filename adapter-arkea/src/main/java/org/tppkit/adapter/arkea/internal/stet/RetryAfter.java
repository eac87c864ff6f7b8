package org.tppkit.adapter.arkea.internal.stet;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * Reads {@code Retry-After} (RFC 9110 section 10.2.3): seconds or a date. What lies in the past is zero, what lies beyond a
 * year is a year, what cannot be read is absent.
 *
 * @param clock tells how far a date is away
 */
record RetryAfter(Clock clock) {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int LONGEST_NUMBER = 9;

    /** How long to wait from now on; null where the answer does not say. */
    @Nullable
    Duration of(BankResponse answer) {
        return answer.header("Retry-After").map(String::strip).map(this::read).orElse(null);
    }

    private @Nullable Duration read(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return untilDate(text);
        }
        if (text.startsWith("-")) {
            return Duration.ZERO;
        }
        return digits.length() > LONGEST_NUMBER ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(digits)));
    }

    /** The formatter knows English names only and does so in every locale. */
    private @Nullable Duration untilDate(String text) {
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return bounded(Duration.between(clock.instant(), date));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
