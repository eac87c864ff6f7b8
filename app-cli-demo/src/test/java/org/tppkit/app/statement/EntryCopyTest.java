package org.tppkit.app.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Transaction;

class EntryCopyTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            false);

    private EntryCopy copy(Iterable<List<Transaction>> pages, Optional<PagingEnd> end) {
        return new EntryCopy(pages, () -> Entries.completeness(2, end), new Progress(terminal));
    }

    private static EntryWriter writer(String format, Writer out) throws IOException {
        return switch (format) {
            case "table" -> new TableEntries(out);
            case "csv" -> new CsvEntries(out, ',');
            default -> new JsonEntries(out, Entries.heading(AskedDays.all()));
        };
    }

    private static List<Transaction> page(int number, int size) {
        LocalDate day = LocalDate.of(2026, 11, 21).minusDays(number);
        return IntStream.range(0, size)
                .mapToObj(i -> Entries.booked(day.toString(), "-1.00", "ENTRY " + number + "/" + i))
                .toList();
    }

    /** Pages that are made when they are asked for, and remembered only weakly. */
    private static Iterable<List<Transaction>> pages(
            int count, int size, Runnable beforeEach, List<WeakReference<List<Transaction>>> seen) {
        AtomicInteger made = new AtomicInteger();
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return made.get() < count;
            }

            @Override
            public List<Transaction> next() {
                beforeEach.run();
                List<Transaction> page = page(made.getAndIncrement(), size);
                seen.add(new WeakReference<>(page));
                return page;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "json"})
    void pagesAreWrittenAsTheyComeAndKeptNowhere(String format) throws IOException {
        StringWriter out = new StringWriter();
        List<Integer> writtenBefore = new ArrayList<>();
        List<WeakReference<List<Transaction>>> seen = new ArrayList<>();
        EntryWriter entries = writer(format, out);
        EntryCopy copy = copy(
                pages(
                        100,
                        100,
                        () -> {
                            writtenBefore.add(out.getBuffer().length());
                            if (seen.size() == 99) {
                                System.gc();
                                assertThat(seen.subList(0, 95)).allMatch(page -> page.refersTo(null));
                            }
                        },
                        seen),
                Optional.of(PagingEnd.NO_NEXT_LINK));

        copy.to(entries);

        assertThat(out.toString().lines().filter(line -> line.contains("ENTRY ")))
                .hasSize(10_000);
        // What the writer holds back is less than a page and a buffer.
        for (int i = 10; i < 100; i++) {
            assertThat(writtenBefore.get(i)).isGreaterThan(writtenBefore.get(i - 10));
        }
    }

    @Test
    void theOutcomeCountsWhatCame() throws IOException {
        List<List<Transaction>> pages = List.of(
                List.of(Entries.pending("2026-11-22", "-1.00", "a"), Entries.booked("2026-11-20", "-1.00", "b")),
                List.of(Entries.booked("2026-10-03", "5.00", "c")));
        EntryCopy copy = copy(pages, Optional.of(PagingEnd.NEXT_LINK_IS_SELF));

        copy.to(writer("csv", new StringWriter()));

        Outcome outcome = copy.outcome().orElseThrow();
        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.line(AskedDays.all()))
                .isEqualTo("2 pages, 2 requests, 3 entries (1 pending); asked: whatever the bank gives; given:"
                        + " 2026-10-03 to 2026-11-20; ended: the last page was read; complete");
    }

    @Test
    void anErrorOnTheWayEndsTheTextWhichSaysThatItIsNotAll() {
        StringWriter out = new StringWriter();
        EntryCopy copy = copy(failingAfter(1), Optional.empty());

        assertThatThrownBy(() -> copy.to(writer("json", out))).isInstanceOf(TransportException.class);

        assertThat(out.toString()).endsWith("\"end\":\"ERROR\",\"complete\":false}\n");
        assertThat(copy.outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.line(AskedDays.all()))
                        .contains("1 entry (0 pending)")
                        .endsWith("ended: an error broke it off; NOT COMPLETE"));
    }

    @Test
    void anErrorBeforeTheFirstPageLeavesNothing() {
        StringWriter out = new StringWriter();
        EntryCopy copy = copy(failingAfter(0), Optional.empty());

        assertThatThrownBy(() -> copy.to(writer("json", out))).isInstanceOf(TransportException.class);

        assertThat(out.toString()).isEmpty();
        assertThat(copy.outcome()).isEmpty();
    }

    @Test
    void progressIsShownToPeopleOnly() throws IOException {
        copy(List.of(page(0, 3)), Optional.of(PagingEnd.NO_NEXT_LINK)).to(writer("csv", new StringWriter()));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();

        new EntryCopy(
                        List.of(page(0, 3), page(1, 4)),
                        () -> Entries.completeness(2, Optional.of(PagingEnd.NO_NEXT_LINK)),
                        new Progress(terminal.watched(true)))
                .to(writer("csv", new StringWriter()));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("\r3 entries …\r7 entries …\r ")
                .endsWith(" \r");
    }

    private static Iterable<List<Transaction>> failingAfter(int pages) {
        AtomicInteger given = new AtomicInteger();
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public List<Transaction> next() {
                if (given.getAndIncrement() == pages) {
                    throw new TransportException(TransportException.Reason.TIMEOUT, false, "no answer", null);
                }
                return page(0, 1);
            }
        };
    }
}
