package org.tppkit.testkit.simulator;

import java.util.Optional;

/** The versions of the STET interface that the simulator speaks; both at once, on the same addresses. */
public enum StetVersion {
    V1_4_1("1.4.1"),
    V1_4_2("1.4.2");

    private final String number;

    StetVersion(String number) {
        this.number = number;
    }

    /** The number as it stands in {@code Accept: version=…}. */
    public String number() {
        return number;
    }

    /** The version with that number, or empty. */
    public static Optional<StetVersion> of(String number) {
        for (StetVersion version : values()) {
            if (version.number.equals(number)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
