package org.tppkit.testkit.arch.violations.internals.core;

import org.tppkit.testkit.arch.violations.internals.core.internal.token.Secrets;

/** No violation: the same module. */
final class UsesItsOwn {
    Secrets secrets = new Secrets();
}
