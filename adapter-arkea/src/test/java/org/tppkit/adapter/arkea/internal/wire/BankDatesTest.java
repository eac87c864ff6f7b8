package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.adapter.arkea.scripted.Seeded;

class BankDatesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private final BankDates dates = new BankDates(PARIS);

    @ParameterizedTest
    @CsvSource({
        "2026-03-18, 2026-03-18",
        "2024-02-29, 2024-02-29",
        "9999-12-31, 9999-12-31",
        "2026-03-18T00:00:00, 2026-03-18",
        "2026-03-18T23:59:59.999999999, 2026-03-18",
        "2026-03-18T22:30:00Z, 2026-03-18",
        "2026-03-18T23:30:00Z, 2026-03-19",
        "2026-07-18T22:30:00Z, 2026-07-19",
        "2026-03-18T23:30:00+0000, 2026-03-19",
        "2018-03-30T16:06:27.499+0000, 2018-03-30",
        "2026-03-18T00:30:00+01:00, 2026-03-18",
        "2026-03-18T00:30:00+0200, 2026-03-17",
        "2026-03-18T00:30:00+02, 2026-03-17",
        "2026-03-18T20:30:00-05:30, 2026-03-19",
        // The clock goes forward in Paris at two o'clock: that hour is not there, the day is.
        "2026-03-29T02:30:00, 2026-03-29"
    })
    void theDayIsTheDayInTheBanksZone(String text, LocalDate day) {
        assertThat(dates.day(text)).contains(day);
    }

    @ParameterizedTest
    @DisplayName("J8 what is no date is refused and never mended")
    @ValueSource(
            strings = {
                "2026-02-30",
                "2025-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "0000-01-01",
                "20260101",
                "2026-1-1",
                "26-01-01",
                "2026/01/01",
                "+2026-01-01",
                " 2026-01-01",
                "2026-01-01 ",
                "2026-01-0١",
                "2026-01-01T",
                "2026-01-01T10:00",
                "2026-01-01 10:00:00",
                "2026-01-01t10:00:00",
                "2026-01-01T24:00:00",
                "2026-01-01T10:60:00",
                "2026-01-01T10:00:60",
                "2026-01-01T10:00:00.",
                "2026-01-01T10:00:00.1234567890",
                "2026-01-01T10:00:00z",
                "2026-01-01T10:00:00+1",
                "2026-01-01T10:00:00+100",
                "2026-01-01T10:00:00+01:0",
                "2026-01-01T10:00:00+01-00",
                "2026-01-01T10:00:00+19:00",
                "2026-01-01T10:00:00+01:60",
                "2026-01-01T10:00:00,5",
                "2026-01-01T10:00:00Europe/Paris",
                "2026-01-01T10-00-00",
                "1767225600",
                "tomorrow",
                "2026",
                "-"
            })
    void whatIsNoDateIsRefusedAndNeverMended(String text) {
        assertThat(dates.day(text)).isEmpty();
        assertThat(dates.moment(text)).isEmpty();
    }

    @Test
    void aMomentWithoutOffsetStandsInTheBanksZone() {
        assertThat(dates.moment("2026-01-12T20:13:00")).contains(Instant.parse("2026-01-12T19:13:00Z"));
        assertThat(dates.moment("2026-01-12T20:13:00+01:00")).contains(Instant.parse("2026-01-12T19:13:00Z"));
        assertThat(dates.moment("2026-01-12T20:13:00.25Z")).contains(Instant.parse("2026-01-12T20:13:00.25Z"));
        assertThat(dates.moment("2026-07-12")).contains(Instant.parse("2026-07-11T22:00:00Z"));
    }

    @Test
    void readsWhateverIsoWritesInEveryForm() {
        Seeded.forAll(500, random -> {
            LocalDateTime local = randomMoment(random);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(36 * 2 + 1) - 36) * 1_800);
            String iso = isoWithSeconds(local);
            OffsetDateTime moment = local.atOffset(offset);
            LocalDate there = moment.atZoneSameInstant(PARIS).toLocalDate();

            assertThat(dates.day(local.toLocalDate().toString())).contains(local.toLocalDate());
            assertThat(dates.day(iso)).contains(local.atZone(PARIS).toLocalDate());
            assertThat(dates.day(iso + offset.getId())).contains(there);
            assertThat(dates.moment(iso + offset.getId())).contains(moment.toInstant());
            if (offset.getTotalSeconds() != 0) {
                assertThat(dates.day(iso + offset.getId().replace(":", ""))).contains(there);
            }
        });
    }

    @Test
    void noChangeOfOneCharacterIsReadAsAnotherKindOfText() {
        Seeded.forAll(500, random -> {
            char[] text = isoWithSeconds(randomMoment(random)).toCharArray();
            text[random.nextInt(text.length)] = (char) (32 + random.nextInt(95));
            String changed = new String(text);
            boolean wellFormed = changed.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Z+-].*)?");
            if (!wellFormed) {
                assertThat(dates.day(changed)).as("malformed").isEmpty();
            }
        });
    }

    @Test
    void readsTheSameInEveryLocale() {
        Locales.underEach(() -> {
            assertThat(dates.day("2026-03-18T23:30:00+0000")).contains(LocalDate.of(2026, 3, 19));
            assertThat(dates.day("2026-03-18")).contains(LocalDate.of(2026, 3, 18));
            assertThat(dates.day("๒๐๒๖-03-18")).isEmpty();
        });
    }

    private static LocalDateTime randomMoment(Random random) {
        LocalDate day = LocalDate.ofEpochDay(random.nextInt(40_000));
        return day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                .withNano(random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    private static String isoWithSeconds(LocalDateTime local) {
        String text = local.toString();
        return text.length() == 16 ? text + ":00" : text;
    }
}
