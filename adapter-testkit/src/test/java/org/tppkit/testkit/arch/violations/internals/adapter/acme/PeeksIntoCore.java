package org.tppkit.testkit.arch.violations.internals.adapter.acme;

import org.tppkit.testkit.arch.violations.internals.core.internal.token.Secrets;

/** An adapter that uses the engine's internals. */
final class PeeksIntoCore {
    Secrets secrets = new Secrets();
}
