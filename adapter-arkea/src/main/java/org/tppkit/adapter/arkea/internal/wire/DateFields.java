package org.tppkit.adapter.arkea.internal.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Fields that hold dates. Null and the empty text, which Arkéa writes on pending entries, mean that there is none. */
final class DateFields {

    private DateFields() {}

    static Optional<LocalDate> day(JsonBody json, BankDates dates) {
        String text = json.filledText();
        return text == null ? Optional.empty() : Optional.of(day(json, text, dates));
    }

    /** The day of the text that stands here. */
    static LocalDate day(JsonBody json, String text, BankDates dates) {
        return dates.day(text).orElseThrow(() -> json.wrong("a date is expected: yyyy-MM-dd, with or without a time"));
    }

    static Optional<Instant> moment(JsonBody json, BankDates dates) {
        String text = json.filledText();
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> moment = dates.moment(text);
        if (moment.isEmpty()) {
            throw json.wrong("a date-time is expected: yyyy-MM-ddTHH:mm:ss, with or without an offset");
        }
        return moment;
    }
}
