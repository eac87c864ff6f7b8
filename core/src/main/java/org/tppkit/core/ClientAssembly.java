package org.tppkit.core;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.http.JvmSettings;
import org.tppkit.core.internal.registry.Providers;
import org.tppkit.core.internal.registry.TppKitVersions;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.ports.spi.token.TokenStore;

/** Puts a client's parts together out of what its builder was given, and collects whatever is wrong on the way. */
final class ClientAssembly {
    private static final System.Logger LOG = System.getLogger(ClientAssembly.class.getName());

    private final TppClient.Builder given;
    private final List<String> problems;
    private final Time time;
    private final Providers providers;
    private final Set<String> warnings = new HashSet<>();
    private final Map<BankId, ClientParts.Line> lines = new LinkedHashMap<>();
    private final Optional<TokenStore> tokenStore;
    private final boolean logs;

    ClientAssembly(TppClient.Builder given, List<String> problems) {
        this(given, problems, given.givenTokenStore(), true);
    }

    /**
     * @param tokenStore in place of what the builder was given
     * @param logs whether warnings are written to the log
     */
    ClientAssembly(TppClient.Builder given, List<String> problems, Optional<TokenStore> tokenStore, boolean logs) {
        this.tokenStore = tokenStore;
        this.logs = logs;
        this.given = given;
        this.problems = problems;
        this.time = given.givenTime().orElseGet(() -> new SystemTime(given.givenClock()));
        this.providers = Providers.collect(given.givenAdapters(), given.givenClassLoader());
    }

    ClientParts assemble() {
        problems.addAll(providers.problems());
        checkJvm();
        checkVersions();
        checkGiven();
        for (Application application : given.givenApplications()) {
            line(application).ifPresent(line -> lines.put(application.bank(), line));
        }
        throwProblems();
        ClientParts parts = new ClientParts(
                given.givenEnvironment().orElseThrow(),
                lines,
                tokenStore.orElseThrow(),
                given.givenTrust().orElse(List.of()),
                given.givenInitiatingParty().orElse(null),
                given.givenListeners(),
                given.givenSettings(),
                time,
                new SecureRandom());
        try {
            lines.keySet().forEach(bank -> tryOut(parts, bank));
            throwProblems();
            return parts;
        } catch (RuntimeException | Error e) {
            parts.abandon();
            throw e;
        }
    }

    /** The applications that nothing is wrong with; known once {@link #assemble()} has run, well or not. */
    Collection<ClientParts.Line> lines() {
        return lines.values();
    }

    /** The whole of time, as the client would have it. */
    Time time() {
        return time;
    }

    private void throwProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void checkJvm() {
        JvmSettings jvm = JvmSettings.ofThisJvm();
        if (logs) {
            jvm.logWarnings();
        }
        problems.addAll(jvm.problems());
    }

    private void checkVersions() {
        List<Class<?>> witnesses = new ArrayList<>(List.of(TppClient.class, BankAdapterProvider.class));
        providers.all().forEach(provider -> witnesses.add(provider.getClass()));
        TppKitVersions.problem(witnesses).ifPresent(problems::add);
    }

    private void checkGiven() {
        if (given.givenEnvironment().isEmpty()) {
            problems.add("no environment: say environment(PRODUCTION) or environment(SANDBOX)");
        }
        if (tokenStore.isEmpty()) {
            problems.add("no token store: say where tokens are kept with tokenStore(…);"
                    + " TokenStores.inMemory() forgets all consents when the process ends");
        }
        if (given.givenTrust().map(List::isEmpty).orElse(false)) {
            problems.add("trustedCertificates is empty: give the authorities that vouch for the banks' servers");
        }
        if (given.givenApplications().isEmpty()) {
            problems.add("no application: register one with application(Application.of(bank, clientId, redirectUri))");
            load(given.givenIdentity());
        }
    }

    private Optional<ClientParts.Line> line(Application application) {
        BankId bank = application.bank();
        Optional<BankAdapterProvider> provider = providers.of(bank);
        if (provider.isEmpty()) {
            problems.add("no adapter for " + bank + " is on the class path: add the artefact"
                    + " org.tppkit:tppkit-adapter-" + bank.family() + ", or the adapter of whoever serves it");
        }
        Optional<BankDescriptor> descriptor = provider.flatMap(found -> descriptor(bank));
        Optional<LoadedIdentity> identity = load(given.givenIdentity(bank));
        Optional<BankEndpoints> endpoints = descriptor.flatMap(this::endpoints);
        if (identity.isEmpty() || endpoints.isEmpty()) {
            return Optional.empty();
        }
        BankRules rules = given.givenRules(bank);
        return Optional.of(new ClientParts.Line(
                application,
                withScaValidity(descriptor.orElseThrow(), rules),
                endpoints.get(),
                provider.orElseThrow(),
                identity.get(),
                rules));
    }

    private Optional<BankDescriptor> descriptor(BankId bank) {
        Optional<BankOverride> override =
                Optional.ofNullable(given.givenOverrides().get(bank));
        BankId start = override.map(BankOverride::like).orElse(bank);
        Optional<BankDescriptor> row =
                Optional.ofNullable(given.givenRows().get(start)).or(() -> providers.bank(start));
        if (row.isEmpty()) {
            problems.add("the adapter of '" + bank.family() + "' does not know the bank " + start + "; it knows "
                    + providers.banks().stream().map(BankDescriptor::id).toList()
                    + ". Give a further one with bank(…), or by the setting bank." + bank.family() + "." + bank.bank()
                    + ".like");
            return row;
        }
        return given.givenEnvironment()
                .map(environment -> override.map(change -> change.applyTo(row.get(), bank, environment))
                        .orElse(row.get()));
    }

    private static BankDescriptor withScaValidity(BankDescriptor bank, BankRules rules) {
        return rules.scaValidity()
                .map(validity -> bank.toBuilder().scaValidity(validity).build())
                .orElse(bank);
    }

    private Optional<LoadedIdentity> load(Optional<TppIdentity> identity) {
        if (identity.isEmpty()) {
            addOnce("no identity: give the third party's keys with identity(TppIdentity.pkcs12(…)) or the like");
            return Optional.empty();
        }
        try {
            LoadedIdentity loaded = identity.get().load(time.now());
            warn(loaded);
            return Optional.of(loaded);
        } catch (ConfigurationException e) {
            e.problems().forEach(this::addOnce);
            return Optional.empty();
        }
    }

    private void warn(LoadedIdentity identity) {
        for (String warning : identity.warnings()) {
            if (logs && warnings.add(warning)) {
                LOG.log(System.Logger.Level.WARNING, warning);
            }
        }
    }

    /** One identity serves many applications: what is wrong with it is said once. */
    private void addOnce(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private Optional<BankEndpoints> endpoints(BankDescriptor bank) {
        @Nullable BankEndpoints own = given.givenEndpoints().get(bank.id());
        Optional<Environment> environment = given.givenEnvironment();
        if (own != null || environment.isEmpty()) {
            return Optional.ofNullable(own);
        }
        @Nullable BankEndpoints shipped = bank.endpoints().get(environment.get());
        if (shipped == null) {
            problems.add("the addresses of " + bank.id() + " in " + environment.get() + " are not known: give them with"
                    + " endpoints(…), or by the settings bank." + bank.id().family() + "."
                    + bank.id().bank() + ".api and .authorization");
        }
        return Optional.ofNullable(shipped);
    }

    /** An adapter says itself whether it can serve its bank with these addresses and settings. */
    private void tryOut(ClientParts parts, BankId bank) {
        try {
            parts.open(bank, parts.descriptor(bank).recommendedVersion());
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        } catch (IllegalArgumentException | TppException e) {
            problems.add(bank + ": " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            problems.add(bank + ": its adapter cannot be made: it failed with "
                    + e.getClass().getName());
        }
    }
}
