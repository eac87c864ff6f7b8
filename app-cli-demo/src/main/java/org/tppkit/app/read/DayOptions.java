package org.tppkit.app.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.statement.AskedDays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which days are asked for: a picocli mixin. */
final class DayOptions {
    @Option(
            names = "--from",
            paramLabel = "<day>",
            converter = DayConverter.class,
            description =
                    "The first day of booking, such as 2026-10-01; otherwise as far back as the bank goes unasked.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "<day>",
            converter = DayConverter.class,
            description =
                    "The last day of booking, included; needs --from. Whether pending entries come too is the bank's choice.")
    private @Nullable LocalDate to;

    AskedDays asked() {
        try {
            return new AskedDays(Optional.ofNullable(from), Optional.ofNullable(to));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Reads {@code 2026-11-21} and nothing else. */
    static final class DayConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException e) {
                // Said below.
            }
            throw new TypeConversionException("a day is wanted, year-month-day, such as 2026-11-21");
        }
    }
}
