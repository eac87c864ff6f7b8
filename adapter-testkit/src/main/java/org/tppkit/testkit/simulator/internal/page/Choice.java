package org.tppkit.testkit.simulator.internal.page;

import java.util.Optional;

/**
 * One radio button or check box.
 *
 * @param value what is sent
 * @param label what it is
 * @param detail a second line
 * @param chosen whether it is chosen from the start
 */
record Choice(String value, String label, Optional<String> detail, boolean chosen) {

    /** Shows nothing of the person. */
    @Override
    public String toString() {
        return "Choice[***]";
    }
}
