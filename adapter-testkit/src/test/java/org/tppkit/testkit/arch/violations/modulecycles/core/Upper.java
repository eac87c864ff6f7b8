package org.tppkit.testkit.arch.violations.modulecycles.core;

import org.tppkit.testkit.arch.violations.modulecycles.ports.model.Lower;

/** Half of a circle of modules. */
public final class Upper {
    Lower lower;
}
