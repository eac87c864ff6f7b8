package org.tppkit.testkit.arch.violations.ambient.core.internal.http;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The machine's day, where only threads may be made. */
final class TransportAsksForTheDay {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
}
