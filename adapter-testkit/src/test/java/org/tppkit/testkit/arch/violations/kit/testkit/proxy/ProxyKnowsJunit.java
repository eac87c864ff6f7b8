package org.tppkit.testkit.arch.violations.kit.testkit.proxy;

import org.junit.jupiter.api.Test;

/** A proxy that needs JUnit. */
final class ProxyKnowsJunit {
    Class<?> test = Test.class;
}
