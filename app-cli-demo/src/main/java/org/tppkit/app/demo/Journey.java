package org.tppkit.app.demo;

import java.util.List;
import java.util.function.Consumer;
import org.tppkit.app.terminal.Table;

/** A way through one bank in one role of a third party, step by step. */
interface Journey {

    /**
     * Steps that are summed up as one.
     *
     * @param name for people
     * @param steps the names of the steps
     */
    record Phase(String name, List<String> steps) {
        public Phase {
            steps = List.copyOf(steps);
        }

        static Phase of(String name, String... steps) {
            return new Phase(name, List.of(steps));
        }
    }

    /** A journey in each of the three roles of PSD2. */
    static List<Journey> inEachRole(Consumer<Table> tables) {
        return List.of(new AccountJourney(tables), new FundsJourney(), new PaymentJourney(tables));
    }

    /** The role's abbreviation: AISP, CBPII or PISP. */
    String role();

    /** What a third party does in that role. */
    String purpose();

    /** All steps in their order, put together for summaries. */
    List<Phase> phases();

    /** The names of the steps, in their order. */
    default List<String> steps() {
        return phases().stream().flatMap(phase -> phase.steps().stream()).toList();
    }

    /**
     * Goes the whole way.
     *
     * @param visit where
     * @param steps takes each step
     */
    void walk(Visit visit, Steps steps);
}
