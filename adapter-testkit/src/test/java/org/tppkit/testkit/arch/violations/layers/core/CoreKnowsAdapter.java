package org.tppkit.testkit.arch.violations.layers.core;

import org.tppkit.testkit.arch.violations.layers.adapter.acme.Acme;

/** An engine that knows a bank. */
final class CoreKnowsAdapter {
    Acme acme = new Acme();
}
