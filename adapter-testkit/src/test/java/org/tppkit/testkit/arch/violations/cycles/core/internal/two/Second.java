package org.tppkit.testkit.arch.violations.cycles.core.internal.two;

import org.tppkit.testkit.arch.violations.cycles.core.internal.one.First;

/** The other half. */
public final class Second {
    First first;
}
