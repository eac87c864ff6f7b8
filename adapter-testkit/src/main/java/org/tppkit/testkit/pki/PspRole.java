package org.tppkit.testkit.pki;

/** The PSD2 roles that a qualified certificate can name (ETSI TS 119 495, arc {@code 0.4.0.19495.1}). */
public enum PspRole {
    /** Account servicing. */
    PSP_AS(1),
    /** Payment initiation. */
    PSP_PI(2),
    /** Account information. */
    PSP_AI(3),
    /** Issuing of card-based payment instruments: asks for funds confirmations. */
    PSP_IC(4);

    private final int arc;

    PspRole(int arc) {
        this.arc = arc;
    }

    /** {@return dotted object identifier of the role} */
    public String oid() {
        return "0.4.0.19495.1." + arc;
    }
}
