package org.tppkit.adapter.arkea.internal.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Fields that hold dates. Null and the empty text, which Arkéa writes on pending entries, mean that there is none. */
final class DateFields {

    private DateFields() {}

    static Optional<LocalDate> day(JsonBody json, BankDates dates) {
        String text = json.filledText();
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(dates.day(text)
                .orElseThrow(() -> json.wrong("a date is expected: yyyy-MM-dd, with or without a time")));
    }

    static Optional<Instant> moment(JsonBody json, BankDates dates) {
        String text = json.filledText();
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(dates.moment(text)
                .orElseThrow(
                        () -> json.wrong("a date-time is expected: yyyy-MM-ddTHH:mm:ss, with or without an offset")));
    }
}
