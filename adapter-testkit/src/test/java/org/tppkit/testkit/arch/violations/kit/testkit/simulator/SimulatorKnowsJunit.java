package org.tppkit.testkit.arch.violations.kit.testkit.simulator;

import org.junit.jupiter.api.Test;

/** A simulator that needs JUnit. */
final class SimulatorKnowsJunit {
    Class<?> test = Test.class;
}
