package org.tppkit.testkit.arch.violations.layers.app.cli;

import org.tppkit.testkit.arch.violations.layers.adapter.acme.Acme;

/** A program that does not leave the adapter to ServiceLoader. */
final class AppKnowsAdapter {
    Acme acme = new Acme();
}
