package org.tppkit.core;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Time;
import org.tppkit.core.internal.time.TurnedTime;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * A third party's client for any number of banks: make one per process and identity, keep it, close it in the end.
 * Used by any number of threads; every method of it and of what it gives blocks its caller until the bank has answered,
 * or until {@link Settings#callTimeout()} is over.
 */
public final class TppClient implements AutoCloseable {
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(30);

    private final ClientParts parts;
    private final Map<VersionedBank, Bank> banks = new ConcurrentHashMap<>();

    private record VersionedBank(BankId bank, ApiVersion version) {}

    TppClient(ClientParts parts) {
        this.parts = parts;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return a client from plain settings, for instance of a properties file; the keys are listed in {@code
     * docs/reference/configuration.md}} Everything that is wrong is in one exception.
     *
     * @param settings keys and values; an unknown key is a problem
     * @param tokenStore where tokens are kept
     * @throws ConfigurationException naming every problem
     */
    public static TppClient from(Map<String, String> settings, TokenStore tokenStore) {
        return builder().settingsFrom(settings).tokenStore(tokenStore).build();
    }

    /** {@return the banks that an application was given for} */
    public List<BankDescriptor> banks() {
        return parts.banks();
    }

    /**
     * {@return a bank in the version that is recommended for it}
     *
     * @param id for instance {@code arkea:cmb}
     * @throws InvalidRequestException if no application was given for it
     */
    public Bank bank(BankId id) {
        return bank(id, parts.descriptor(id).recommendedVersion());
    }

    /**
     * {@return a bank in a certain version}
     *
     * @param id for instance {@code arkea:cmb}
     * @param version one of the bank's {@link BankDescriptor#capabilities()}, for instance {@code 1.4.1}
     * @throws InvalidRequestException if no application was given for it
     * @throws CapabilityException if the bank does not have that version
     */
    public Bank bank(BankId id, ApiVersion version) {
        if (!parts.descriptor(id).capabilities().containsKey(version)) {
            throw new CapabilityException(id + " does not speak version " + version + ", but "
                    + parts.descriptor(id).capabilities().keySet());
        }
        return banks.computeIfAbsent(new VersionedBank(id, version), key -> parts.open(key.bank(), key.version()));
    }

    /**
     * Gives an application another identity, without a restart: certificate, key and keyId URL change in one step. Every
     * request that is begun after this returns shows and signs with the new one, on connections of its own; requests that
     * run end with the old one, and the connections of an identity that no application shows any more are closed after
     * the last of them. A bank must know the new certificate by then.
     *
     * <p>One application at a time: several that share an identity are given the same object one after the other, and its
     * keys are read once. Giving an application the identity that it shows already changes nothing: for renewed files
     * make a new {@link TppIdentity}.
     *
     * @param bank whose application
     * @param next read and checked before anything changes
     * @throws ConfigurationException naming everything that is wrong with it, a certificate that is not valid at this
     *     moment
     *     included; the old identity goes on
     * @throws InvalidRequestException if no application was given for the bank
     */
    public void rotateIdentity(BankId bank, TppIdentity next) {
        parts.rotate(bank, next);
    }

    /** For tests of this package: how many identities have connections. */
    int openIdentities() {
        return parts.openIdentities();
    }

    /** As {@link #close(Duration)} with 30 s. */
    @Override
    public void close() {
        close(DEFAULT_DRAIN);
    }

    /**
     * Takes no more calls, lets refreshes that were sent come to their end and be stored, then closes all connections.
     *
     * @param drain how long to wait for them at most
     * @return whether everything had ended; if not, the rest goes on in threads that do not keep the JVM alive
     */
    public boolean close(Duration drain) {
        return parts.close(drain);
    }

    /** Puts a {@link TppClient} together. Belongs to one thread. */
    public static final class Builder {
        private final List<String> problems = new ArrayList<>();
        private final List<BankAdapterProvider> adapters = new ArrayList<>();
        private final List<CallListener> listeners = new ArrayList<>();
        private final Map<BankId, Application> applications = new LinkedHashMap<>();
        private final Map<BankId, TppIdentity> identities = new LinkedHashMap<>();
        private final Map<BankId, BankDescriptor> rows = new LinkedHashMap<>();
        private final Map<BankId, BankEndpoints> endpoints = new LinkedHashMap<>();
        private final Map<BankId, BankOverride> overrides = new LinkedHashMap<>();
        private final Map<BankId, BankRules> rules = new LinkedHashMap<>();
        private @Nullable Environment environment;
        private @Nullable TppIdentity identity;
        private @Nullable TokenStore tokenStore;
        private @Nullable List<X509Certificate> trusted;
        private @Nullable Party initiatingParty;
        private @Nullable ConfigurationMap map;
        private Settings settings = Settings.standard();
        private Clock clock = Clock.systemUTC();
        private @Nullable Time time;
        private ClassLoader classLoader = defaultClassLoader();

        private Builder() {}

        private static ClassLoader defaultClassLoader() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context == null ? TppClient.class.getClassLoader() : context;
        }

        /**
         * Production or sandbox; must be given.
         *
         * @param environment part of every key and handle: those of another environment are refused
         * @return this builder
         */
        public Builder environment(Environment environment) {
            this.environment = Objects.requireNonNull(environment);
            return this;
        }

        /**
         * What proves the third party to banks; must be given unless each application has its own.
         *
         * @param identity read and checked by {@link #build()}
         * @return this builder
         */
        public Builder identity(TppIdentity identity) {
            this.identity = Objects.requireNonNull(identity);
            return this;
        }

        /**
         * An application at a bank; at least one, and one for each bank.
         *
         * @param application as registered at its bank; a second one for the same bank is a problem
         * @return this builder
         */
        public Builder application(Application application) {
            if (applications.putIfAbsent(application.bank(), application) != null) {
                problems.add("two applications are given for " + application.bank());
            }
            return this;
        }

        /**
         * An application with an identity of its own.
         *
         * @param application as registered at its bank; a second one for the same bank is a problem
         * @param ownIdentity the application's own certificates and keys
         * @return this builder
         */
        public Builder application(Application application, TppIdentity ownIdentity) {
            identities.put(application.bank(), Objects.requireNonNull(ownIdentity));
            return application(application);
        }

        /**
         * Where tokens are kept; must be given, so that nobody loses consents by accident.
         *
         * @param tokenStore where tokens are kept
         * @return this builder
         */
        public Builder tokenStore(TokenStore tokenStore) {
            this.tokenStore = Objects.requireNonNull(tokenStore);
            return this;
        }

        /**
         * Adapters beside those on the class path that {@link java.util.ServiceLoader} finds.
         *
         * @param adapters in addition; one whose class is found on the class path too counts once
         * @return this builder
         */
        public Builder adapters(BankAdapterProvider... adapters) {
            this.adapters.addAll(List.of(adapters));
            return this;
        }

        /**
         * Adds a bank of a family that an adapter serves: a further one, or one in place of the shipped one. Start
         * from a shipped bank's {@link BankDescriptor#toBuilder()}.
         *
         * @param bank the whole row; the family of its id names the adapter
         * @return this builder
         */
        public Builder bank(BankDescriptor bank) {
            rows.put(bank.id(), bank);
            return this;
        }

        /**
         * Gives a bank's addresses in this client's environment, in place of the shipped ones; for instance a
         * simulator's.
         *
         * @param bank whose addresses
         * @param addresses origins, without path and query
         * @return this builder
         */
        public Builder endpoints(BankId bank, BankEndpoints addresses) {
            endpoints.put(bank, Objects.requireNonNull(addresses));
            return this;
        }

        /**
         * What this client demands of a bank and allows itself there; {@link BankRules#standard()} unless given.
         *
         * @param bank whose rules
         * @param own in place of the standard rules, as a whole
         * @return this builder
         */
        public Builder rules(BankId bank, BankRules own) {
            rules.put(bank, Objects.requireNonNull(own));
            return this;
        }

        /**
         * Whose server certificates are trusted, in place of those that the JVM trusts.
         *
         * @param authorities the authorities to trust
         * @return this builder
         */
        public Builder trustedCertificates(Collection<X509Certificate> authorities) {
            this.trusted = List.copyOf(authorities);
            return this;
        }

        /**
         * Who initiates payments: the third party itself, as banks show it. Needed for payments at banks that ask for it.
         *
         * @param initiatingParty who initiates payments
         * @return this builder
         */
        public Builder initiatingParty(Party initiatingParty) {
            this.initiatingParty = Objects.requireNonNull(initiatingParty);
            return this;
        }

        /**
         * Is told what happens; may be given several times.
         *
         * @param listener who is told
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            listeners.add(Objects.requireNonNull(listener));
            return this;
        }

        /**
         * Times, sizes and counts.
         *
         * @param settings in place of {@link Settings#standard()}, as a whole
         * @return this builder
         */
        public Builder settings(Settings settings) {
            this.settings = Objects.requireNonNull(settings);
            return this;
        }

        /**
         * The clock for moments; the system's in UTC unless given.
         *
         * @param clock the clock that tells the time
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /**
         * Where adapters are looked for; the thread's context class loader unless given.
         *
         * @param classLoader where adapters are looked for
         * @return this builder
         */
        public Builder classLoader(ClassLoader classLoader) {
            this.classLoader = Objects.requireNonNull(classLoader);
            return this;
        }

        /**
         * Plain settings, for instance of a properties file; the keys are listed in {@code
         * docs/reference/configuration.md}. What is given by the other methods comes on top.
         *
         * @param settings keys and values; an unknown key is a problem
         * @return this builder
         */
        public Builder settingsFrom(Map<String, String> settings) {
            this.map = new ConfigurationMap(settings);
            return this;
        }

        /**
         * For tests: time that the test turns. {@link #clock} alone leaves elapsed time and waiting to the machine; a
         * token's life, a call's deadline and the pauses between repeats go by these. With the testkit's {@code
         * ManualClock}: {@code testTime(clock, clock::elapsedNanos, clock::advance)}.
         *
         * @param clock for moments
         * @param elapsedNanos nanoseconds since some fixed point; never runs backwards
         * @param pause is told of each wait, and returns when it is over
         * @return this builder
         */
        public Builder testTime(Clock clock, LongSupplier elapsedNanos, Consumer<Duration> pause) {
            return clock(clock).time(new TurnedTime(clock, elapsedNanos, pause));
        }

        /** For tests of this package: the whole of time, waiting included. */
        Builder time(Time time) {
            this.time = time;
            return this;
        }

        /**
         * {@return the client}
         *
         * @throws ConfigurationException naming every problem that was found, not only the first
         */
        public TppClient build() {
            List<String> found = new ArrayList<>(problems);
            if (map != null) {
                map.applyTo(this, found);
            }
            return new TppClient(new ClientAssembly(this, found).assemble());
        }

        // What the assembly and the configuration map read and fill; see there.

        Optional<ConfigurationMap> givenMap() {
            return Optional.ofNullable(map);
        }

        Optional<Environment> givenEnvironment() {
            return Optional.ofNullable(environment);
        }

        Optional<TppIdentity> givenIdentity() {
            return Optional.ofNullable(identity);
        }

        Optional<TppIdentity> givenIdentity(BankId bank) {
            TppIdentity own = identities.get(bank);
            return Optional.ofNullable(own == null ? identity : own);
        }

        boolean hasIdentity() {
            return identity != null;
        }

        Optional<TokenStore> givenTokenStore() {
            return Optional.ofNullable(tokenStore);
        }

        Optional<List<X509Certificate>> givenTrust() {
            return Optional.ofNullable(trusted);
        }

        Optional<Party> givenInitiatingParty() {
            return Optional.ofNullable(initiatingParty);
        }

        Collection<Application> givenApplications() {
            return applications.values();
        }

        boolean hasApplication(BankId bank) {
            return applications.containsKey(bank);
        }

        Map<BankId, BankDescriptor> givenRows() {
            return rows;
        }

        Map<BankId, BankEndpoints> givenEndpoints() {
            return endpoints;
        }

        Map<BankId, BankOverride> givenOverrides() {
            return overrides;
        }

        BankRules givenRules(BankId bank) {
            return rules.getOrDefault(bank, BankRules.standard());
        }

        boolean hasRules(BankId bank) {
            return rules.containsKey(bank);
        }

        List<BankAdapterProvider> givenAdapters() {
            return adapters;
        }

        List<CallListener> givenListeners() {
            return listeners;
        }

        Settings givenSettings() {
            return settings;
        }

        Clock givenClock() {
            return clock;
        }

        Optional<Time> givenTime() {
            return Optional.ofNullable(time);
        }

        ClassLoader givenClassLoader() {
            return classLoader;
        }
    }
}
