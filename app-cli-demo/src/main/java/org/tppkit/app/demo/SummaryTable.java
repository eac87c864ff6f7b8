package org.tppkit.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.app.terminal.Style;
import org.tppkit.app.terminal.Table;

/** Many visits in one table: a row for each; for each role how it went, and its phases in milliseconds. */
final class SummaryTable {
    private final List<Journey> journeys;
    private final Table table;

    SummaryTable(List<Journey> journeys) {
        this.journeys = List.copyOf(journeys);
        this.table = Table.of(headings());
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("bank", "STET"));
        for (Journey journey : journeys) {
            headings.add(journey.role());
            journey.phases().forEach(phase -> headings.add(">" + phase.name()));
        }
        headings.addAll(List.of(">total ms", ">requests", ">signed", "result"));
        return headings;
    }

    void add(VisitReport report) {
        List<String> cells =
                new ArrayList<>(List.of(report.bank(), report.version().value()));
        for (int i = 0; i < journeys.size(); i++) {
            cells.addAll(cells(journeys.get(i), report.journeys().get(i)));
        }
        cells.add(millis(report.elapsed()));
        cells.add(Long.toString(report.seen().requests()));
        cells.add(Long.toString(report.seen().signaturesVerified()));
        cells.add(result(report.succeeded()));
        table.row(report.succeeded() ? Style.GOOD : Style.BAD, cells);
    }

    private static List<String> cells(Journey journey, JourneyReport report) {
        List<String> cells = new ArrayList<>(List.of(result(report.succeeded())));
        journey.phases().forEach(phase -> cells.add(cell(report.steps(phase))));
        return cells;
    }

    private static String cell(List<JourneyReport.Step> taken) {
        if (taken.isEmpty()) {
            return "-";
        }
        boolean well = taken.stream().allMatch(JourneyReport.Step::succeeded);
        return well ? millis(JourneyReport.sum(taken)) : "failed";
    }

    Table table() {
        return table;
    }

    private static String result(boolean well) {
        return well ? "OK" : "FAILED";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
