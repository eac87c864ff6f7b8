package org.tppkit.testkit.simulator.internal.page;

import org.tppkit.testkit.simulator.SimulatedBank;

/**
 * How a bank's pages look. The colours are invented: they tell the simulated banks apart and are nobody's.
 *
 * @param name the bank's name as people know it
 * @param accent colour of buttons, lines and links, {@code #rrggbb}; dark enough for white text on it
 */
record Brand(String name, String accent) {

    static Brand of(SimulatedBank bank) {
        String accent = switch (bank) {
            case CMB -> "#0b5d8a";
            case CMSO -> "#8a3b12";
            case FORTUNEO -> "#3f6212";
            case MAX -> "#6d28d9";
            case ABP -> "#1e3a5f";
            case ABEI -> "#115e59";
            case ABS -> "#9d174d";
            case BPE -> "#7a4b00";
            case ALLIANZ -> "#3730a3";
        };
        return new Brand(bank.displayName(), accent);
    }
}
