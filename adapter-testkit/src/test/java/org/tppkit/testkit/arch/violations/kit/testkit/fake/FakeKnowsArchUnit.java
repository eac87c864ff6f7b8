package org.tppkit.testkit.arch.violations.kit.testkit.fake;

import com.tngtech.archunit.lang.ArchRule;

/** A fake that needs ArchUnit. */
abstract class FakeKnowsArchUnit {
    abstract ArchRule rule();
}
