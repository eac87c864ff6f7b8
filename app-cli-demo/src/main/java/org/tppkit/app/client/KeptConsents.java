package org.tppkit.app.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Consent;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenStore;

/** The consents that are kept in the user's folder, and which of them is meant. */
public final class KeptConsents {
    private static final int PAGE = 500;

    private final ConfiguredBanks banks;
    private final TokenStore store;
    private final Environment environment;
    private final Clock clock;

    KeptConsents(ConfiguredBanks banks, TokenStore store, Environment environment, Clock clock) {
        this.banks = banks;
        this.store = store;
        this.environment = environment;
        this.clock = clock;
    }

    /** All of the banks and applications of the configuration, the oldest first. */
    public List<Consent> all() {
        TokenFilter filter = TokenFilter.builder()
                .kind(TokenKey.Kind.CONSENT)
                .environment(environment)
                .build();
        List<Consent> consents = new ArrayList<>();
        @Nullable String page = null;
        do {
            TokenPage found = store.list(filter, page, PAGE);
            found.tokens().stream()
                    .map(StoredToken::key)
                    .flatMap(key -> of(key).stream())
                    .forEach(consents::add);
            page = found.next().orElse(null);
        } while (page != null);
        consents.sort(Comparator.comparing(Consent::givenAt).thenComparing(Consent::id));
        return consents;
    }

    /** Empty if the record belongs to a bank, or to an application, that the configuration does not name. */
    private Optional<Consent> of(TokenKey key) {
        return banks.ids().contains(key.bank())
                ? banks.get(key.bank()).consents().find(key.id())
                : Optional.empty();
    }

    /** Those of the bank of that name, else all of them. */
    public List<Consent> at(Optional<String> bank) {
        Optional<BankId> wanted = bank.map(banks::named);
        return all().stream()
                .filter(consent -> wanted.map(consent.bank()::equals).orElse(true))
                .toList();
    }

    /**
     * The one with that id.
     *
     * @throws CommandFailure if no such consent is kept here
     */
    public Consent withId(String id) {
        return all().stream()
                .filter(consent -> consent.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "no consent with this id is kept here; tppkit consent list shows those that are"));
    }

    /** Whether a consent can be used as far as is known here. */
    public boolean isAlive(Consent consent) {
        return consent.lost().isEmpty()
                && consent.validUntil().map(end -> end.isAfter(clock.instant())).orElse(true);
    }

    /**
     * The one that is named, else the only living one with one of those scopes; of the bank that is named, if there is one.
     *
     * @throws CommandFailure if there is none, or several
     */
    public Consent chosen(BankOption bank, ConsentOption option, Set<ConsentScope> scopes) {
        if (option.consent().isPresent()) {
            return at(bank, withId(option.consent().get()));
        }
        List<Consent> fitting = at(bank.bank()).stream()
                .filter(consent -> scopes.contains(consent.scope()))
                .toList();
        List<Consent> living = fitting.stream().filter(this::isAlive).toList();
        if (living.size() == 1) {
            return living.get(0);
        }
        if (living.size() > 1) {
            throw CommandFailure.usage("several consents fit: choose one with --consent: " + listed(living));
        }
        if (fitting.isEmpty()) {
            throw new CommandFailure(
                    ExitStatus.CONSENT_NEEDED,
                    "no consent is kept here for that; run: tppkit consent start" + start(bank, scopes));
        }
        throw new CommandFailure(
                ExitStatus.CONSENT_NEEDED,
                "the consent has ended; run: tppkit consent renew "
                        + fitting.get(fitting.size() - 1).id());
    }

    private Consent at(BankOption option, Consent consent) {
        boolean fits =
                option.bank().map(banks::named).map(consent.bank()::equals).orElse(true);
        if (!fits) {
            throw CommandFailure.usage("--consent: this consent belongs to " + consent.bank() + ", not to --bank");
        }
        return consent;
    }

    private String start(BankOption option, Set<ConsentScope> scopes) {
        String bank = option.bank()
                .map(banks::named)
                .or(banks::single)
                .map(BankId::bank)
                .orElse("<bank>");
        return " --bank " + bank + (scopes.contains(ConsentScope.ACCOUNT_INFORMATION) ? "" : " --scope funds");
    }

    private static String listed(List<Consent> consents) {
        return consents.stream()
                .map(consent -> consent.id() + " (" + consent.bank() + ")")
                .collect(Collectors.joining(", "));
    }
}
