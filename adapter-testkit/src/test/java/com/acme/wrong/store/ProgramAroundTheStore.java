package com.acme.wrong.store;

import org.tppkit.testkit.fake.ManualClock;

/** No store itself: it may see more. */
final class ProgramAroundTheStore {
    ManualClock clock = ManualClock.at("2026-03-02T10:15:30Z");
}
