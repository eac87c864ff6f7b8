package org.tppkit.app.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;

/** The banks of the configuration, and which of them is meant. */
public final class ConfiguredBanks {
    private final TppClient client;

    ConfiguredBanks(TppClient client) {
        this.client = client;
    }

    /**
     * The bank that is named, else the only one.
     *
     * @throws CommandFailure if the configuration has no such bank, or several and none is named
     */
    public Bank chosen(BankOption option) {
        return in(option, option.bank().map(this::named).orElseGet(this::only));
    }

    /** The bank that a consent belongs to. */
    public Bank of(Consent consent, BankOption option) {
        return in(option, consent.bank());
    }

    /** The bank of that id. */
    public Bank get(BankId id) {
        return client.bank(id);
    }

    private Bank in(BankOption option, BankId id) {
        return option.version().map(version -> client.bank(id, version)).orElseGet(() -> client.bank(id));
    }

    /** The id of the bank that somebody named. */
    BankId named(String name) {
        List<BankId> found =
                ids().stream().filter(id -> KnownBanks.isNamed(id, name)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw CommandFailure.usage("--bank: "
                + (found.isEmpty() ? "the configuration has no such bank" : "several banks have that name")
                + "; it knows " + listed(found.isEmpty() ? ids() : found));
    }

    private BankId only() {
        return single().orElseThrow(() ->
                CommandFailure.usage("name a bank with --bank; the configuration knows " + listed(ids())));
    }

    /** The only bank; empty if there are several. */
    Optional<BankId> single() {
        List<BankId> ids = ids();
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    List<BankId> ids() {
        return client.banks().stream().map(BankDescriptor::id).toList();
    }

    private static String listed(List<BankId> ids) {
        return ids.stream().map(BankId::toString).collect(Collectors.joining(", "));
    }
}
