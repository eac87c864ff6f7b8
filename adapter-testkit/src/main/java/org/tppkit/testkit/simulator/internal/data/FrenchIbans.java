package org.tppkit.testkit.simulator.internal.data;

import java.math.BigInteger;
import java.util.Locale;

/** Makes valid French IBANs: RIB key and check digits are right, the banks are invented. */
public final class FrenchIbans {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    /** F and R as numbers (ISO 7064), and two zeros for the check digits to be found. */
    private static final String COUNTRY_AND_ZEROS = "152700";

    private FrenchIbans() {}

    /** The IBAN of an account; the numbers are padded with zeros. */
    public static String of(String bankCode, int branch, long account) {
        String branchCode = String.format(Locale.ROOT, "%05d", branch);
        String accountNumber = String.format(Locale.ROOT, "%011d", account);
        long remainder = (89 * Long.parseLong(bankCode) + 15L * branch + 3 * account) % 97;
        String bban = bankCode + branchCode + accountNumber + String.format(Locale.ROOT, "%02d", 97 - remainder);
        int check =
                98 - new BigInteger(bban + COUNTRY_AND_ZEROS).mod(NINETY_SEVEN).intValue();
        return "FR" + String.format(Locale.ROOT, "%02d", check) + bban;
    }
}
