package org.tppkit.app.statement;

import java.time.LocalDate;
import java.util.Optional;
import org.tppkit.ports.model.PagingEnd;

/**
 * How far reading came.
 *
 * @param pages how many pages were read
 * @param requests how many requests were sent for them; each may count against a limit of the bank
 * @param entries how many entries came
 * @param pending how many of them are pending
 * @param first the earliest day of booking among them
 * @param last the latest day of booking among them
 * @param end why reading ended; empty if an error broke it off
 */
public record Outcome(
        int pages,
        int requests,
        long entries,
        long pending,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Optional<PagingEnd> end) {

    /** Whether everything that the bank offers was read. */
    public boolean isComplete() {
        return end.map(PagingEnd::isComplete).orElse(false);
    }

    /** One line for people: what was read, what was asked for, why it ended, whether that is all. */
    public String line(AskedDays asked) {
        return counted(pages, "page") + ", " + counted(requests, "request") + ", " + entries
                + (entries == 1 ? " entry" : " entries")
                + " (" + pending + " pending)"
                + "; asked: " + window(asked.from(), asked.to())
                + "; given: " + first.map(day -> window(first, last)).orElse("no booked day")
                + "; ended: " + reason() + "; " + (isComplete() ? "complete" : "NOT COMPLETE");
    }

    private String reason() {
        if (end.isEmpty()) {
            return "an error broke it off";
        }
        return switch (end.get()) {
            case NO_NEXT_LINK, NEXT_LINK_WITHOUT_ADDRESS, NEXT_LINK_IS_SELF -> "the last page was read";
            case NO_CONTENT -> "the bank has nothing more";
            case PAGE_READ_BEFORE -> "the bank leads back to a page read before";
            case PAGE_LIMIT -> "the limit of pages was reached";
        };
    }

    private static String window(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return "whatever the bank gives";
        }
        return from.map(LocalDate::toString).orElse("…") + " to "
                + to.map(LocalDate::toString).orElse("now");
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
