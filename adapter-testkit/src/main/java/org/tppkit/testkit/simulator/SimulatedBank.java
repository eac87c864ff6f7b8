package org.tppkit.testkit.simulator;

import java.util.Locale;

/**
 * The nine banks that the simulator can be (source: Arkéa Production page). Bank codes and BICs are invented, so that no
 * account number made here can exist.
 */
public enum SimulatedBank {
    /** Crédit Mutuel de Bretagne. */
    CMB("Crédit Mutuel de Bretagne", "90101", "TKAAFRP1"),
    /** Crédit Mutuel du Sud-Ouest. */
    CMSO("Crédit Mutuel du Sud-Ouest", "90102", "TKBBFRP1"),
    /** Fortuneo. */
    FORTUNEO("Fortuneo", "90103", "TKCCFRP1"),
    /** Max. */
    MAX("Max", "90104", "TKDDFRP1"),
    /** Arkéa Banque Privée. */
    ABP("Arkéa Banque Privée", "90105", "TKEEFRP1"),
    /** Arkéa Banque Entreprises et Institutionnels. */
    ABEI("Arkéa Banque Entreprises et Institutionnels", "90106", "TKFFFRP1"),
    /** Arkéa Banking Services. */
    ABS("Arkéa Banking Services", "90107", "TKGGFRP1"),
    /** BPE. */
    BPE("BPE", "90108", "TKHHFRP1"),
    /** Allianz Banque. */
    ALLIANZ("Allianz Banque", "90109", "TKIIFRP1");

    private final String displayName;
    private final String bankCode;
    private final String bic;

    SimulatedBank(String displayName, String bankCode, String bic) {
        this.displayName = displayName;
        this.bankCode = bankCode;
        this.bic = bic;
    }

    /** {@return short lower-case name, for instance {@code fortuneo}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the bank's name as people know it} */
    public String displayName() {
        return displayName;
    }

    /** {@return invented five-digit bank code of its French IBANs} */
    public String bankCode() {
        return bankCode;
    }

    /** {@return invented BIC of eight characters} */
    public String bic() {
        return bic;
    }
}
