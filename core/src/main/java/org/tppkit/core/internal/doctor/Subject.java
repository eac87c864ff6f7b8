package org.tppkit.core.internal.doctor;

import java.util.Locale;

/**
 * Which certificate is looked at.
 *
 * @param certificate QWAC or QSealC
 * @param about the application whose own it is; empty for the third party's general one
 */
record Subject(String certificate, String about) {

    static Subject qwac(String about) {
        return new Subject("QWAC", about);
    }

    static Subject qsealc(String about) {
        return new Subject("QSealC", about);
    }

    boolean isQwac() {
        return certificate.equals("QWAC");
    }

    /** The id of a finding about it. */
    String id(String what) {
        return certificate.toLowerCase(Locale.ROOT) + "." + what;
    }
}
