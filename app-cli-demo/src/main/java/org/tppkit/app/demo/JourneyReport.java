package org.tppkit.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.ApiVersion;

/**
 * How a journey went.
 *
 * @param bank the bank's short name
 * @param version the version that was spoken
 * @param steps the steps that were taken; the last one may have failed
 * @param seen what the bank saw of it
 * @param problem what went wrong; empty if nothing did
 */
record JourneyReport(String bank, ApiVersion version, List<Step> steps, BankView seen, Optional<String> problem) {

    JourneyReport {
        steps = List.copyOf(steps);
    }

    /**
     * A step that was taken.
     *
     * @param name its name
     * @param elapsed how long it took
     * @param succeeded whether it went well
     */
    record Step(String name, Duration elapsed, boolean succeeded) {}

    boolean succeeded() {
        return problem.isEmpty();
    }

    /** The step of that name, if it was reached. */
    Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** All steps together. */
    Duration elapsed() {
        return steps.stream().map(Step::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    /** What went wrong, and where; one line. */
    String failure() {
        return bank + " " + version + ": " + problem.orElse("nothing went wrong");
    }
}
