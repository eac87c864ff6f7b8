package org.tppkit.app.read;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.CsvEntries;
import org.tppkit.app.statement.EntryCopy;
import org.tppkit.app.statement.EntryWriter;
import org.tppkit.app.statement.JsonEntries;
import org.tppkit.app.statement.Progress;
import org.tppkit.app.statement.StatementHeading;
import org.tppkit.app.statement.TableEntries;
import org.tppkit.app.statement.page.Language;
import org.tppkit.app.statement.page.StatementPage;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.TransactionQuery;

/** The account whose entries are wanted, and what is written of it in each format. */
final class Source {
    private final Access access;
    private final Account account;
    private final AskedDays asked;

    private Source(Access access, Account account, AskedDays asked) {
        this.access = access;
        this.account = account;
        this.asked = asked;
    }

    static Source of(Access access, Optional<String> account, AskedDays asked) {
        return new Source(access, access.account(account), asked);
    }

    AskedDays asked() {
        return asked;
    }

    /** A page also needs what came after its last day, to run back from today's balance. */
    EntryCopy copy(Format format, Progress progress) {
        TransactionQuery query = format == Format.HTML ? asked.queryUpToNow() : asked.query();
        return EntryCopy.of(access.accounts().transactions(account.id(), query), progress);
    }

    EntryWriter writer(Format format, Writer out, char separator, Language language) throws IOException {
        return switch (format) {
            case TABLE -> new TableEntries(out);
            case JSON -> new JsonEntries(out, heading());
            case CSV -> new CsvEntries(out, separator);
            case HTML ->
                new StatementPage(
                        out,
                        language,
                        heading(),
                        access.now().atZone(access.bank().zone()),
                        balances());
        };
    }

    private StatementHeading heading() {
        return new StatementHeading(
                access.bank().id(),
                access.bank().name(),
                account.id(),
                Optional.of(account.name()),
                new NumberOption().of(account),
                asked);
    }

    /** None where the bank offers none: the page then says so. */
    private List<Balance> balances() {
        try {
            return access.accounts().balances(account.id());
        } catch (CapabilityException e) {
            return List.of();
        }
    }
}
