package org.tppkit.testkit.arch.violations.internals.adapter.other;

import org.tppkit.testkit.arch.violations.internals.adapter.acme.internal.wire.Reader;

/** An adapter that uses another one's internals. */
final class PeeksIntoAcme {
    Reader reader = new Reader();
}
