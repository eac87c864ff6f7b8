package org.tppkit.testkit.arch.violations.kit.testkit.scripted;

import org.assertj.core.api.Assertions;

/** A scripted bank that needs AssertJ. */
final class ScriptedKnowsAssertJ {
    Class<?> assertions = Assertions.class;
}
