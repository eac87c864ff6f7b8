package org.tppkit.app.read;

import java.util.Optional;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.account.Account;
import picocli.CommandLine.Option;

/** Whether account numbers are shown in full: a picocli mixin. */
final class NumberOption {
    private static final int SHOWN = 4;

    @Option(
            names = "--show-iban",
            description = "Show account numbers in full. Without it they are masked: terminals are seen and recorded.")
    private boolean full;

    /** The account's number, or what stands for it; masked unless it was asked for in full. */
    Optional<String> of(Account account) {
        return account.iban()
                .map(this::of)
                .or(() -> account.otherIdentification().map(this::of));
    }

    String of(Iban iban) {
        return full ? iban.value() : iban.masked();
    }

    String of(GenericIdentification other) {
        return full ? other.identification() : masked(other.identification());
    }

    /** The last four characters, and none of a text that is hardly longer. */
    static String masked(String identification) {
        boolean longEnough = identification.length() > 2 * SHOWN;
        return "**** " + (longEnough ? identification.substring(identification.length() - SHOWN) : "****");
    }
}
