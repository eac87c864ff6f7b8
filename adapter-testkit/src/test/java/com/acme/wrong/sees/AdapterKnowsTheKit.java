package com.acme.wrong.sees;

import org.tppkit.testkit.fake.ManualClock;

/** Uses in its work what is for tests. */
final class AdapterKnowsTheKit {
    ManualClock clock = ManualClock.at("2026-03-02T10:15:30Z");
}
