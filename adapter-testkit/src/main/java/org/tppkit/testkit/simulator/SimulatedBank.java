package org.tppkit.testkit.simulator;

import java.util.Locale;

/**
 * The nine banks that the simulator can be (source: Arkéa Production page). Bank codes and BICs are invented, so that no
 * account number made here can exist.
 */
public enum SimulatedBank {
    CMB("Crédit Mutuel de Bretagne", "90101", "TKAAFRP1"),
    CMSO("Crédit Mutuel du Sud-Ouest", "90102", "TKBBFRP1"),
    FORTUNEO("Fortuneo", "90103", "TKCCFRP1"),
    MAX("Max", "90104", "TKDDFRP1"),
    ABP("Arkéa Banque Privée", "90105", "TKEEFRP1"),
    ABEI("Arkéa Banque Entreprises et Institutionnels", "90106", "TKFFFRP1"),
    ABS("Arkéa Banking Services", "90107", "TKGGFRP1"),
    BPE("BPE", "90108", "TKHHFRP1"),
    ALLIANZ("Allianz Banque", "90109", "TKIIFRP1");

    private final String displayName;
    private final String bankCode;
    private final String bic;

    SimulatedBank(String displayName, String bankCode, String bic) {
        this.displayName = displayName;
        this.bankCode = bankCode;
        this.bic = bic;
    }

    /** Short lower-case name, for instance {@code fortuneo}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bank's name as people know it. */
    public String displayName() {
        return displayName;
    }

    /** Invented five-digit bank code of its French IBANs. */
    public String bankCode() {
        return bankCode;
    }

    /** Invented BIC of eight characters. */
    public String bic() {
        return bic;
    }
}
