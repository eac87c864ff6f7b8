package org.tppkit.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.app.terminal.Style;
import org.tppkit.app.terminal.Table;

/** Many journeys in one table: a row for each, its steps in milliseconds. */
final class SummaryTable {
    private final List<String> steps;
    private final Table table;

    SummaryTable(Journey journey) {
        this.steps = journey.steps();
        this.table = Table.of(headings());
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("bank", "STET"));
        steps.forEach(step -> headings.add(">" + step));
        headings.addAll(List.of(">total ms", ">requests", ">signed", "result"));
        return headings;
    }

    void add(JourneyReport report) {
        List<String> cells =
                new ArrayList<>(List.of(report.bank(), report.version().value()));
        steps.forEach(step -> cells.add(report.step(step)
                .map(taken -> taken.succeeded() ? millis(taken.elapsed()) : "failed")
                .orElse("-")));
        cells.add(millis(report.elapsed()));
        cells.add(Long.toString(report.seen().requests()));
        cells.add(Long.toString(report.seen().signaturesVerified()));
        cells.add(report.succeeded() ? "OK" : "FAILED");
        table.row(report.succeeded() ? Style.GOOD : Style.BAD, cells);
    }

    Table table() {
        return table;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
