package org.tppkit.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a journey went.
 *
 * @param role the third party's role in it
 * @param steps the steps that were taken; the last one may have failed
 * @param problem what went wrong; empty if nothing did
 */
record JourneyReport(String role, List<Step> steps, Optional<String> problem) {

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

    /** Those steps of a phase that were reached. */
    List<Step> steps(Journey.Phase phase) {
        return steps.stream()
                .filter(step -> phase.steps().contains(step.name()))
                .toList();
    }

    /** All steps together. */
    Duration elapsed() {
        return sum(steps);
    }

    /** These steps together. */
    static Duration sum(List<Step> steps) {
        return steps.stream().map(Step::elapsed).reduce(Duration.ZERO, Duration::plus);
    }
}
