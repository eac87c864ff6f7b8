package org.tppkit.app.demo;

import java.time.Duration;
import java.util.List;
import org.tppkit.ports.model.ApiVersion;

/**
 * How all journeys through one bank in one version went.
 *
 * @param bank the bank's short name
 * @param version the version that was spoken
 * @param journeys one for each role
 * @param seen what the bank saw of them
 */
record VisitReport(String bank, ApiVersion version, List<JourneyReport> journeys, BankView seen) {

    VisitReport {
        journeys = List.copyOf(journeys);
    }

    boolean succeeded() {
        return journeys.stream().allMatch(JourneyReport::succeeded);
    }

    Duration elapsed() {
        return journeys.stream().map(JourneyReport::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    /** What went wrong, and where; one line for each journey that failed. */
    List<String> failures() {
        return journeys.stream()
                .flatMap(journey -> journey.problem().stream()
                        .map(problem -> bank + " " + version + ": " + journey.role() + ": " + problem))
                .toList();
    }
}
