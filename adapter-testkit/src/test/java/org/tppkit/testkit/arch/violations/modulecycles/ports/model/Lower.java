package org.tppkit.testkit.arch.violations.modulecycles.ports.model;

import org.tppkit.testkit.arch.violations.modulecycles.core.Upper;

/** The other half. */
public final class Lower {
    Upper upper;
}
