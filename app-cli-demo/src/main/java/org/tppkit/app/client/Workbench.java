package org.tppkit.app.client;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A client opened from the user's configuration, and what the command line's options choose from it. Belongs to one command;
 * closing it closes the client.
 */
public final class Workbench implements AutoCloseable {
    private static final int PAGE = 500;

    private final Surroundings surroundings;
    private final HomeFolder home;
    private final Map<String, String> settings;
    private final Environment environment;
    private final TppClient client;
    private final TokenStore store;
    private final Optional<String> psuIp;
    private final Thread lastWork;

    private Workbench(
            Surroundings surroundings,
            HomeFolder home,
            Map<String, String> settings,
            TppClient client,
            TokenStore store,
            Optional<String> psuIp) {
        this.surroundings = surroundings;
        this.home = home;
        this.settings = settings;
        this.environment = environment(settings);
        this.client = client;
        this.store = store;
        this.psuIp = psuIp;
        // Ctrl-C while tokens are being refreshed: the old ones are worth nothing, and the new ones must still be
        // stored.
        this.lastWork = new Thread(client::close, "tppkit-last-work");
        Runtime.getRuntime().addShutdownHook(lastWork);
    }

    /**
     * Opens the client that the options name.
     *
     * @throws ConfigurationException naming everything that is wrong
     */
    public static Workbench open(CommandContext context, ClientOptions options) {
        Surroundings surroundings = context.surroundings();
        Map<String, String> settings = ConfigurationFile.read(options.file(surroundings));
        HomeFolder home = options.home(surroundings);
        try {
            Injector objects = Guice.createInjector(new ClientModule(settings, home, surroundings));
            TppClient client = objects.getInstance(TppClient.class);
            return new Workbench(
                    surroundings,
                    home,
                    settings,
                    client,
                    objects.getInstance(TokenStore.class),
                    options.psuIp(surroundings));
        } catch (ProvisionException e) {
            throw own(e);
        }
    }

    /** The client is built by then, so it is there and can be read. */
    private static Environment environment(Map<String, String> settings) {
        return Environment.valueOf(
                settings.getOrDefault("environment", "").strip().toUpperCase(Locale.ROOT));
    }

    /** Guice wraps what goes wrong while objects are put together. */
    private static RuntimeException own(ProvisionException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TppException || cause instanceof CommandFailure) {
                return (RuntimeException) cause;
            }
        }
        return failure;
    }

    /** The client. */
    public TppClient client() {
        return client;
    }

    /** The user's folder. */
    public HomeFolder home() {
        return home;
    }

    /** The world around. */
    public Surroundings surroundings() {
        return surroundings;
    }

    // ------------------------------------------------------------------ the bank

    /** The bank that is named, else the only one of the configuration. */
    public Bank bank(BankOption option) {
        BankId id = option.bank().map(this::named).orElseGet(this::onlyBank);
        return in(option, id);
    }

    /** The bank that a consent belongs to. */
    public Bank bank(Consent consent, BankOption option) {
        return in(option, consent.bank());
    }

    private Bank in(BankOption option, BankId id) {
        return option.version().map(version -> client.bank(id, version)).orElseGet(() -> client.bank(id));
    }

    /** Where that bank sends customers back to. */
    public URI redirectUri(Bank bank) {
        String key = "bank." + bank.id().family() + "." + bank.id().bank() + ".redirectUri";
        return URI.create(settings.getOrDefault(key, "").strip());
    }

    private BankId named(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        List<BankId> found = ids().stream()
                .filter(id -> id.toString().equals(name) || id.bank().equals(name))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw CommandFailure.usage("--bank: "
                + (found.isEmpty() ? "the configuration has no such bank" : "several banks have that name")
                + "; it knows " + listed(found.isEmpty() ? ids() : found));
    }

    private BankId onlyBank() {
        List<BankId> ids = ids();
        if (ids.size() == 1) {
            return ids.get(0);
        }
        throw CommandFailure.usage("name a bank with --bank; the configuration knows " + listed(ids));
    }

    private List<BankId> ids() {
        return client.banks().stream().map(BankDescriptor::id).toList();
    }

    private static String listed(List<BankId> ids) {
        return ids.stream().map(BankId::toString).collect(Collectors.joining(", "));
    }

    // ------------------------------------------------------------------ the consent

    /**
     * The consent that is named, else the only living one with one of those scopes; of the bank that is named, if there is
     * one.
     *
     * @throws CommandFailure if there is none, or several
     */
    public Consent consent(BankOption bank, ConsentOption option, ConsentScope... scopes) {
        if (option.consent().isPresent()) {
            return of(bank, consent(option.consent().get()));
        }
        List<Consent> fitting = consents(bank).stream()
                .filter(consent -> Arrays.asList(scopes).contains(consent.scope()))
                .toList();
        List<Consent> living = fitting.stream().filter(this::isAlive).toList();
        if (living.size() == 1) {
            return living.get(0);
        }
        if (living.size() > 1) {
            throw CommandFailure.usage("several consents fit: choose one with --consent: " + named(living));
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

    private Consent of(BankOption option, Consent consent) {
        if (option.bank()
                .map(this::named)
                .filter(id -> !id.equals(consent.bank()))
                .isPresent()) {
            throw CommandFailure.usage("--consent: this consent belongs to " + consent.bank() + ", not to --bank");
        }
        return consent;
    }

    private String start(BankOption option, ConsentScope... scopes) {
        Optional<BankId> wanted = option.bank().map(this::named);
        String bank = wanted.or(() -> ids().size() == 1 ? Optional.of(ids().get(0)) : Optional.empty())
                .map(BankId::bank)
                .orElse("<bank>");
        String scope = Arrays.asList(scopes).contains(ConsentScope.ACCOUNT_INFORMATION) ? "" : " --scope funds";
        return " --bank " + bank + scope;
    }

    private static String named(List<Consent> consents) {
        return consents.stream()
                .map(consent -> consent.id() + " (" + consent.bank() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Whether a consent can be used as far as is known here. */
    public boolean isAlive(Consent consent) {
        return consent.lost().isEmpty()
                && consent.validUntil()
                        .map(end -> end.isAfter(surroundings.clock().instant()))
                        .orElse(true);
    }

    /**
     * A consent by its id.
     *
     * @throws CommandFailure if no such consent is kept here
     */
    public Consent consent(String id) {
        return consents().stream()
                .filter(consent -> consent.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "no consent with this id is kept here; tppkit consent list shows those that are"));
    }

    /** Those of the bank that is named, else all of {@link #consents()}. */
    public List<Consent> consents(BankOption option) {
        return consents(option.bank());
    }

    /** Those of the bank of that name, else all of {@link #consents()}. */
    public List<Consent> consents(Optional<String> bank) {
        Optional<BankId> wanted = bank.map(this::named);
        return consents().stream()
                .filter(consent -> wanted.map(consent.bank()::equals).orElse(true))
                .toList();
    }

    /** All consents that are kept here for the banks and applications of the configuration, the oldest first. */
    public List<Consent> consents() {
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
                    .flatMap(key -> consent(key).stream())
                    .forEach(consents::add);
            page = found.next().orElse(null);
        } while (page != null);
        consents.sort(Comparator.comparing(Consent::givenAt).thenComparing(Consent::id));
        return consents;
    }

    /** Empty if the record belongs to a bank, or to an application, that the configuration does not name. */
    private Optional<Consent> consent(TokenKey key) {
        return ids().contains(key.bank()) ? client.bank(key.bank()).consents().find(key.id()) : Optional.empty();
    }

    // ------------------------------------------------------------------ the customer

    /** For reads: the customer is there where an address was given. */
    public PsuContext psu() {
        return psuIp.map(Workbench::present).orElseGet(PsuContext::absent);
    }

    /**
     * For what needs the customer: consents, payments. A bank on this machine, which is a simulator, is told that the
     * customer sits here too; for any other bank the address must be given, for it goes to the bank as the truth.
     *
     * @throws CommandFailure if it was not given
     */
    public PsuContext presentPsu(Bank bank) {
        return psuIp.map(Workbench::present).orElseGet(() -> {
            if (isSimulated(bank)) {
                return PsuContext.present("127.0.0.1");
            }
            throw CommandFailure.usage("the bank wants to know the customer's IP address: give --psu-ip <address>"
                    + " (or TPPKIT_PSU_IP), the public address that the customer's browser comes from");
        });
    }

    private boolean isSimulated(Bank bank) {
        return Optional.ofNullable(bank.descriptor().endpoints().get(environment))
                .map(endpoints -> Loopback.holds(endpoints.api()))
                .orElse(false);
    }

    private static PsuContext present(String address) {
        try {
            return PsuContext.present(address);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--psu-ip (TPPKIT_PSU_IP): an IPv4 or IPv6 address is needed");
        }
    }

    @Override
    public void close() {
        client.close();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWork);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook has run or is running.
        }
    }
}
