package org.tppkit.testkit.arch.tidy.testkit.contract;

import org.junit.jupiter.api.Test;

/** Contracts need JUnit. */
public interface Contract {
    Class<?> TEST = Test.class;
}
