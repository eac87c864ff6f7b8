package org.tppkit.app.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.consent.ConsentScope;

/** The accounts of a consent, opened for one command. */
final class Access implements AutoCloseable {
    private static final Set<ConsentScope> SCOPES =
            Set.of(ConsentScope.ACCOUNT_INFORMATION, ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY);

    private final Workbench workbench;
    private final Bank bank;
    private final Accounts accounts;

    private Access(Workbench workbench, Bank bank, Accounts accounts) {
        this.workbench = workbench;
        this.bank = bank;
        this.accounts = accounts;
    }

    static Access open(CommandContext context, ReadOptions options) {
        Workbench workbench = Workbench.open(context, options.client());
        try {
            Consent consent = workbench.consents().chosen(options.bank(), options.consent(), SCOPES);
            Bank bank = workbench.banks().of(consent, options.bank());
            return new Access(workbench, bank, bank.accounts(consent, workbench.psu()));
        } catch (RuntimeException failed) {
            workbench.close();
            throw failed;
        }
    }

    Accounts accounts() {
        return accounts;
    }

    BankDescriptor bank() {
        return bank.descriptor();
    }

    Instant now() {
        return workbench.clock().instant();
    }

    /**
     * The account that is named by its id, or by its number in the list of accounts; the only one where none is named.
     *
     * @throws CommandFailure if there is no such account, or several
     */
    Account account(Optional<String> wanted) {
        List<Account> all = accounts.list();
        if (wanted.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        if (wanted.isEmpty()) {
            throw CommandFailure.usage(
                    all.isEmpty()
                            ? "the consent is about no account"
                            : "the consent is about " + all.size()
                                    + " accounts: choose one with --account; the command accounts lists them");
        }
        return withId(all, wanted.get())
                .or(() -> withNumber(all, wanted.get()))
                .orElseThrow(() -> CommandFailure.usage(
                        "--account: the consent is about no such account; the command accounts lists ids and numbers"));
    }

    private static Optional<Account> withId(List<Account> all, String id) {
        return all.stream().filter(account -> account.id().value().equals(id)).findFirst();
    }

    private static Optional<Account> withNumber(List<Account> all, String text) {
        boolean number = text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= all.size();
        return number ? Optional.of(all.get(Integer.parseInt(text) - 1)) : Optional.empty();
    }

    @Override
    public void close() {
        workbench.close();
    }
}
