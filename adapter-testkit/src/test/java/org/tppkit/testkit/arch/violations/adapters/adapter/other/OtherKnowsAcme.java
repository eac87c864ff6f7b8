package org.tppkit.testkit.arch.violations.adapters.adapter.other;

import org.tppkit.testkit.arch.violations.adapters.adapter.acme.Acme;

/** An adapter that knows another one. */
final class OtherKnowsAcme {
    Acme acme = new Acme();
}
