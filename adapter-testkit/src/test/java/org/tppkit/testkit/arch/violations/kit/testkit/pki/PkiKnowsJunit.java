package org.tppkit.testkit.arch.violations.kit.testkit.pki;

import org.junit.jupiter.api.Test;

/** A PKI that needs JUnit. */
final class PkiKnowsJunit {
    Class<?> test = Test.class;
}
