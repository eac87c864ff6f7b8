package org.tppkit.testkit.arch.violations.adapters.adapter.acme.internal.stet;

import org.tppkit.testkit.arch.violations.adapters.adapter.acme.internal.arkea.Particulars;

/** A dialect that could not be lifted out. */
final class DialectKnowsArkea {
    Particulars particulars = new Particulars();
}
