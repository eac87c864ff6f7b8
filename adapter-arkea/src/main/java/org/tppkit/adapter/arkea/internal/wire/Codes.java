package org.tppkit.adapter.arkea.internal.wire;

import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.account.AccountUsage;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.TransactionStatus;

/**
 * Codes of STET's lists. The lists are open: an unknown code is kept as it came. A missing code is kept as an empty one
 * where the value wants a code, for nothing is made up here.
 */
final class Codes {

    private static final TransactionStatus NO_STATUS = new TransactionStatus("");

    private Codes() {}

    static BalanceType balanceType(@Nullable String code) {
        return new BalanceType(code == null ? "" : code);
    }

    static CashAccountType cashAccountType(@Nullable String code) {
        return new CashAccountType(code == null ? "" : code);
    }

    static Optional<AccountUsage> usage(@Nullable String code) {
        return Optional.ofNullable(code).map(AccountUsage::new);
    }

    /** The constants are reused: a page has many entries and two or three codes. */
    static TransactionStatus transactionStatus(@Nullable String code) {
        if (code == null) {
            return NO_STATUS;
        }
        return switch (code) {
            case "BOOK" -> TransactionStatus.BOOKED;
            case "PDNG" -> TransactionStatus.PENDING;
            case "OTHR" -> TransactionStatus.OTHER;
            default -> new TransactionStatus(code);
        };
    }

    /** A bank's BIC; one that breaks ISO 9362 is of no use to anybody and counts as absent. */
    static Optional<Bic> bic(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bic.of(code));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** A currency of ISO 4217 that can be paid in; anything else counts as absent. */
    static Optional<Currency> currency(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Currency.getInstance(code)).filter(known -> known.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
