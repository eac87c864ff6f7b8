package org.tppkit.adapter.arkea.internal.wire;

import java.time.LocalDate;
import java.util.Optional;

/** Reads the days of one page. The same day often stands in all fields of an entry and in many entries: the last is kept. */
final class PageDays {
    private final BankDates dates;
    private String text = "";
    private Optional<LocalDate> day = Optional.empty();

    /** @param dates reads dates in the bank's zone */
    PageDays(BankDates dates) {
        this.dates = dates;
    }

    /** The day here; empty for a null and for an empty text, as {@link DateFields} has it. */
    Optional<LocalDate> read(JsonBody json) {
        if (json.isText(text)) {
            return day;
        }
        String other = json.text();
        if (other == null || other.isEmpty()) {
            return Optional.empty();
        }
        day = Optional.of(DateFields.day(json, other, dates));
        text = other;
        return day;
    }
}
