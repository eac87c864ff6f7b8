package org.tppkit.adapter.arkea;

import java.util.List;
import org.tppkit.adapter.arkea.internal.arkea.BankCatalogue;
import org.tppkit.adapter.arkea.internal.stet.StetDialect;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;

/**
 * The nine banks that come with the adapter, and the versions they speak (Arkéa Production page).
 *
 * <p>A bank is a row of data: another bank of the group is one of these descriptors with another id, name and addresses, see
 * {@link BankDescriptor#toBuilder()}.
 */
public final class ArkeaBanks {
    /** Crédit Mutuel de Bretagne. */
    public static final BankId CMB = bank("cmb");

    /** Crédit Mutuel du Sud-Ouest. */
    public static final BankId CMSO = bank("cmso");

    /** Fortuneo. */
    public static final BankId FORTUNEO = bank("fortuneo");

    /** Max. */
    public static final BankId MAX = bank("max");

    /** Arkéa Banque Privée. */
    public static final BankId ABP = bank("abp");

    /** Arkéa Banque Entreprises et Institutionnels. */
    public static final BankId ABEI = bank("abei");

    /** Arkéa Banking Services. */
    public static final BankId ABS = bank("abs");

    /** BPE. */
    public static final BankId BPE = bank("bpe");

    /** Allianz Banque. */
    public static final BankId ALLIANZ = bank("allianz");

    /** STET 1.4.1. */
    public static final ApiVersion STET_1_4_1 = StetDialect.STET_1_4_1.version();

    /** STET 1.4.2: the one to use where nothing speaks against it. */
    public static final ApiVersion STET_1_4_2 = StetDialect.STET_1_4_2.version();

    private ArkeaBanks() {}

    /** The nine banks with their addresses, versions, capabilities and settings. */
    public static List<BankDescriptor> descriptors() {
        return BankCatalogue.shipped();
    }

    private static BankId bank(String name) {
        return BankId.of(BankCatalogue.FAMILY, name);
    }
}
