package org.tppkit.app.demo;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tppkit.app.terminal.Style;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Bank;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankId;
import org.tppkit.testkit.simulator.BankSimulator;

/**
 * Walks through simulated banks with one client, and tells how it went. Closes the client in the end. For use by one
 * thread.
 */
public final class Demo implements AutoCloseable {
    private final Terminal terminal;
    private final TppClient client;
    private final SimulatedBanks banks;

    @Inject
    Demo(Terminal terminal, TppClient client, SimulatedBanks banks) {
        this.terminal = terminal;
        this.client = client;
        this.banks = banks;
    }

    /**
     * Walks through each bank, showing everything.
     *
     * @param version the version to speak; empty for the one that is recommended for the bank
     * @return whether all went well
     */
    public boolean showEach(Optional<ApiVersion> version) {
        return banks.all().stream()
                .map(simulator -> visit(simulator, version))
                .map(this::show)
                .reduce(true, Boolean::logicalAnd);
    }

    /**
     * Walks through each bank in each of its versions, and sums up in a table.
     *
     * @param only speak only this version; empty for all
     * @return whether all went well
     */
    public boolean summarise(Optional<ApiVersion> only) {
        List<Journey> journeys = Journey.inEachRole(table -> {});
        SummaryTable summary = new SummaryTable(journeys);
        List<VisitReport> reports = new ArrayList<>();
        List<Visit> visits = visits(version -> only.map(version::equals).orElse(true));
        for (Visit visit : visits) {
            VisitReport report = walk(journeys, visit, journey -> Steps.Narration.none());
            reports.add(report);
            summary.add(report);
            tellProgress(reports.size(), visits.size(), visit, report);
        }
        terminal.line();
        terminal.line(terminal.styled(Style.HEADING, "Each role at each bank in each version, in milliseconds"));
        terminal.table(summary.table());
        return conclude(reports);
    }

    private boolean show(Visit visit) {
        terminal.line(terminal.styled(Style.HEADING, visit.title()));
        terminal.line("A simulator in this process: " + visit.simulator().apiUri()
                + ", mutual TLS, every signature verified.");
        List<Journey> journeys = Journey.inEachRole(table -> {
            terminal.table(table);
            terminal.line();
        });
        VisitReport report = walk(journeys, visit, this::announce);
        terminal.line();
        terminal.line(terminal.styled(Style.HEADING, "Seen from the bank"));
        terminal.table(report.seen().table());
        return conclude(List.of(report));
    }

    private Steps.Narration announce(Journey journey) {
        terminal.line();
        terminal.line(terminal.styled(Style.HEADING, journey.purpose() + " (" + journey.role() + ")"));
        return Steps.Narration.on(terminal);
    }

    /** Walks each journey, also after one that failed: the roles do not need each other. */
    private static VisitReport walk(List<Journey> journeys, Visit visit, Function<Journey, Steps.Narration> narration) {
        BankSimulator simulator = visit.simulator();
        int mark = BankView.mark(simulator);
        List<JourneyReport> reports = journeys.stream()
                .map(journey -> walk(journey, visit, narration.apply(journey)))
                .toList();
        return new VisitReport(simulator.bank().id(), visit.bank().version(), reports, BankView.since(mark, simulator));
    }

    private static JourneyReport walk(Journey journey, Visit visit, Steps.Narration narration) {
        int mark = BankView.mark(visit.simulator());
        Steps steps = new Steps(journey, narration);
        Optional<String> problem = problemOf(() -> {
            journey.walk(visit, steps);
            BankView.since(mark, visit.simulator()).check();
        });
        return new JourneyReport(journey.role(), steps.taken(), problem);
    }

    /** Errors of the library, differences, and a simulator that refuses: a report tells them, and the next bank follows. */
    private static Optional<String> problemOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (TppException | MismatchException | IllegalStateException | IllegalArgumentException e) {
            return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private boolean conclude(Collection<VisitReport> reports) {
        List<String> failures =
                reports.stream().flatMap(report -> report.failures().stream()).toList();
        terminal.line();
        if (failures.isEmpty()) {
            int walked = reports.stream()
                    .mapToInt(report -> report.journeys().size())
                    .sum();
            terminal.line(terminal.styled(
                    Style.GOOD, walked + " of " + walked + " journeys went well, and the bank agrees."));
        } else {
            failures.forEach(terminal::error);
        }
        return failures.isEmpty();
    }

    private void tellProgress(int number, int all, Visit visit, VisitReport report) {
        terminal.line(String.format(
                Locale.ROOT,
                "[%2d/%d] %s %s, %d ms",
                number,
                all,
                visit.title(),
                report.succeeded() ? "ok" : "FAILED",
                report.elapsed().toMillis()));
    }

    private List<Visit> visits(Predicate<ApiVersion> wanted) {
        return banks.all().stream()
                .flatMap(simulator -> versions(simulator).stream()
                        .filter(wanted)
                        .map(version -> visit(simulator, Optional.of(version))))
                .toList();
    }

    private Collection<ApiVersion> versions(BankSimulator simulator) {
        Bank bank = client.bank(SimulatedBanks.idOf(simulator.bank()));
        Collection<ApiVersion> sorted =
                new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        sorted.addAll(bank.descriptor().capabilities().keySet());
        return sorted;
    }

    private Visit visit(BankSimulator simulator, Optional<ApiVersion> version) {
        BankId id = SimulatedBanks.idOf(simulator.bank());
        Bank bank = version.map(wanted -> client.bank(id, wanted)).orElseGet(() -> client.bank(id));
        return new Visit(bank, simulator, banks.hands());
    }

    @Override
    public void close() {
        client.close();
    }
}
