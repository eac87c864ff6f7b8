package org.tppkit.app.client;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tppkit.core.Bank;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A client opened from the user's configuration, and what the command line's options choose from it. Belongs to one command;
 * closing it closes the client.
 */
public final class Workbench implements AutoCloseable {
    private final Clock clock;
    private final HomeFolder home;
    private final Map<String, String> settings;
    private final Environment environment;
    private final TppClient client;
    private final ConfiguredBanks banks;
    private final KeptConsents consents;
    private final Optional<PsuContext> customer;
    private final LastWork lastWork;

    private Workbench(
            Clock clock,
            HomeFolder home,
            Map<String, String> settings,
            TppClient client,
            TokenStore store,
            Optional<PsuContext> customer) {
        this.clock = clock;
        this.home = home;
        this.settings = settings;
        // The client is built by now, so it is there and can be read.
        this.environment = Environment.valueOf(
                settings.getOrDefault("environment", "").strip().toUpperCase(Locale.ROOT));
        this.client = client;
        this.banks = new ConfiguredBanks(client);
        this.consents = new KeptConsents(banks, store, environment, clock);
        this.customer = customer;
        // Ctrl-C while tokens are being refreshed: the old ones are worth nothing, and the new ones must still be
        // stored.
        this.lastWork = LastWork.of("tppkit-last-work", client::close);
    }

    /**
     * Opens the client that the options name.
     *
     * @throws CommandFailure if the options make no sense, whatever the configuration
     * @throws ConfigurationException naming everything that is wrong; wrapped by Guice, where it comes while objects are put
     *     together
     */
    public static Workbench open(CommandContext context, ClientOptions options) {
        Surroundings surroundings = context.surroundings();
        Optional<PsuContext> customer = options.customer(surroundings);
        Map<String, String> settings = ConfigurationFile.read(options.file(surroundings));
        HomeFolder home = options.home(surroundings);
        Injector objects = Guice.createInjector(new ClientModule(settings, home, surroundings));
        TokenStore store = objects.getInstance(TokenStore.class);
        TppClient client = objects.getInstance(TppClient.class);
        return new Workbench(surroundings.clock(), home, settings, client, store, customer);
    }

    /** The user's folder. */
    public HomeFolder home() {
        return home;
    }

    /** The clock of the command and of the client. */
    public Clock clock() {
        return clock;
    }

    /** The banks of the configuration. */
    public ConfiguredBanks banks() {
        return banks;
    }

    /** The consents that are kept in the user's folder. */
    public KeptConsents consents() {
        return consents;
    }

    /** Where that bank sends customers back to. */
    public URI redirectUri(Bank bank) {
        String key = "bank." + bank.id().family() + "." + bank.id().bank() + ".redirectUri";
        return URI.create(settings.getOrDefault(key, "").strip());
    }

    /** For reads: the customer is there where an address was given. */
    public PsuContext psu() {
        return customer.orElseGet(PsuContext::absent);
    }

    /**
     * For what needs the customer: consents, payments. A bank on this machine, which is a simulator, is told that the
     * customer sits here too; for any other bank the address must be given, for it goes to the bank as the truth.
     *
     * @throws CommandFailure if it was not given
     */
    public PsuContext presentPsu(Bank bank) {
        return customer.orElseGet(() -> {
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

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            lastWork.close();
        }
    }
}
