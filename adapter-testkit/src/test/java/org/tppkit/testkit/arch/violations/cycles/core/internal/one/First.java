package org.tppkit.testkit.arch.violations.cycles.core.internal.one;

import org.tppkit.testkit.arch.violations.cycles.core.internal.two.Second;

/** Half of a circle under internal. */
public final class First {
    Second second;
}
