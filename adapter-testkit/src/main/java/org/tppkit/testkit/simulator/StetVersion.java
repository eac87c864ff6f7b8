package org.tppkit.testkit.simulator;

import java.util.Optional;

/** The versions of the STET interface that the simulator speaks; both at once, on the same addresses. */
public enum StetVersion {
    /** STET 1.4.1. */
    V1_4_1("1.4.1"),
    /** STET 1.4.2. */
    V1_4_2("1.4.2");

    private final String number;

    StetVersion(String number) {
        this.number = number;
    }

    /** {@return the number as it stands in {@code Accept: version=…}} */
    public String number() {
        return number;
    }

    /**
     * {@return the version with that number, or empty}
     *
     * @param number the number, for instance 1.4.2
     */
    public static Optional<StetVersion> of(String number) {
        for (StetVersion version : values()) {
            if (version.number.equals(number)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
