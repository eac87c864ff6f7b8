package org.tppkit.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tppkit.app.terminal.Style;
import org.tppkit.app.terminal.Terminal;

/** Takes the steps of one journey: measures each, tells how it went, and keeps that for the report. For use by one thread. */
final class Steps {
    private final List<String> names;
    private final Narration narration;
    private final List<JourneyReport.Step> taken = new ArrayList<>();

    /** Tells people of a step that is over. */
    @FunctionalInterface
    interface Narration {

        /**
         * A step is over.
         *
         * @param position its number and the number of all steps
         * @param step the step
         * @param summary what came of it, in a few words
         */
        void tell(String position, JourneyReport.Step step, String summary);

        /** Nothing is told. */
        static Narration none() {
            return (position, step, summary) -> {};
        }

        /** A line for each step. */
        static Narration on(Terminal terminal) {
            return (position, step, summary) -> {
                String name = String.format(Locale.ROOT, "%s %-13s", position, step.name());
                String result =
                        step.succeeded() ? terminal.styled(Style.GOOD, "ok    ") : terminal.styled(Style.BAD, "FAILED");
                String time =
                        String.format(Locale.ROOT, "%5d ms", step.elapsed().toMillis());
                terminal.line((name + " " + result + " " + time + "  " + summary).stripTrailing());
            };
        }
    }

    Steps(Journey journey, Narration narration) {
        this.names = journey.steps();
        this.narration = narration;
    }

    /**
     * Takes a step.
     *
     * @param name one of the journey's names
     * @param work what is done
     * @param summary says what came of it, in a few words
     * @return what came of it
     */
    <T> T take(String name, Supplier<T> work, Function<T, String> summary) {
        long start = System.nanoTime();
        try {
            T result = work.get();
            done(name, start, true, summary.apply(result));
            return result;
        } catch (RuntimeException e) {
            done(name, start, false, "");
            throw e;
        }
    }

    private void done(String name, long start, boolean succeeded, String summary) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        JourneyReport.Step step = new JourneyReport.Step(name, elapsed, succeeded);
        taken.add(step);
        narration.tell("[" + (names.indexOf(name) + 1) + "/" + names.size() + "]", step, summary);
    }

    /** The steps that were taken so far. */
    List<JourneyReport.Step> taken() {
        return List.copyOf(taken);
    }
}
