package org.tppkit.testkit.simulator.internal.page;

import java.util.Locale;
import java.util.Optional;

/** What a customer can say. */
enum Decision {
    APPROVE,
    REFUSE;

    /** The value of the button. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Decision> of(String wireName) {
        for (Decision decision : values()) {
            if (decision.wireName().equals(wireName)) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }
}
