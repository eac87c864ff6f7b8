package org.tppkit.core;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.call.Backoff;
import org.tppkit.core.internal.call.CallLog;
import org.tppkit.core.internal.call.CallRunner;
import org.tppkit.core.internal.call.IdentitySwitch;
import org.tppkit.core.internal.call.Listeners;
import org.tppkit.core.internal.call.UnattendedQuota;
import org.tppkit.core.internal.consent.ConsentContext;
import org.tppkit.core.internal.consent.ConsentService;
import org.tppkit.core.internal.payment.ClientTokenSource;
import org.tppkit.core.internal.payment.FreshIds;
import org.tppkit.core.internal.payment.PaymentContext;
import org.tppkit.core.internal.payment.PaymentService;
import org.tppkit.core.internal.registry.EngineContext;
import org.tppkit.core.internal.signing.CertificateWarnings;
import org.tppkit.core.internal.signing.LoadedIdentity;
import org.tppkit.core.internal.time.Time;
import org.tppkit.core.internal.token.ClientTokens;
import org.tppkit.core.internal.token.ConsentTokens;
import org.tppkit.core.internal.token.GuardedTokenStore;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** A client's parts while it lives: threads, connections, tokens. The one place where they are made and closed. */
final class ClientParts {
    private static final System.Logger LOG = System.getLogger(ClientParts.class.getName());

    /** Refreshes wait for the bank and for other processes, not for the processor. */
    private static final int ENGINE_THREADS = 64;

    /** An HSM that hangs keeps no more than these. */
    private static final int SIGNING_THREADS = 64;

    private static final int IDLE_SECONDS = 30;

    private static final int HOLDER_BYTES = 12;

    private final Environment environment;
    private final Map<BankId, Line> lines;
    private final TokenStore store;
    private final Settings settings;
    private final Time time;
    private final SecureRandom random;
    private final CallListener listener;
    private final Engine engine;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ConsentTokens tokens;
    private final ClientTokens clientTokens;
    private final @Nullable Party initiatingParty;
    private final ExecutorService signing;
    private final WaysToBanks ways;

    /**
     * One application at one bank.
     *
     * @param application as the third party registered it
     * @param bank as shipped or as the user changed it
     * @param endpoints the bank's addresses
     * @param provider the bank's adapter
     * @param identity what proves the application's owner at the start
     * @param rules what is demanded of the bank
     */
    record Line(
            Application application,
            BankDescriptor bank,
            BankEndpoints endpoints,
            BankAdapterProvider provider,
            LoadedIdentity identity,
            BankRules rules) {}

    ClientParts(
            Environment environment,
            Map<BankId, Line> lines,
            TokenStore store,
            List<X509Certificate> trust,
            @Nullable Party initiatingParty,
            List<CallListener> listeners,
            Settings settings,
            Time time,
            SecureRandom random) {
        this.environment = environment;
        this.lines = Map.copyOf(lines);
        this.store = new GuardedTokenStore(store);
        this.settings = settings;
        this.time = time;
        this.random = random;
        this.listener = withLog(listeners);
        this.engine = new Engine(this::engineEnded);
        this.signing = signers();
        this.ways = new WaysToBanks(trust, settings, time, signing, closed::get);
        this.initiatingParty = initiatingParty;
        this.clientTokens = new ClientTokens(this.store, time, engine, settings);
        this.tokens = new ConsentTokens(this.store, time, engine, settings, listener, holder(random));
    }

    private static CallListener withLog(List<CallListener> listeners) {
        List<CallListener> all = new ArrayList<>(listeners);
        all.add(new CallLog());
        return new Listeners(all);
    }

    /** Threads for what must come to its end: refreshes and code exchanges. When they are all over, it says so. */
    private static final class Engine extends ThreadPoolExecutor {
        private final Runnable whenEnded;

        Engine(Runnable whenEnded) {
            super(
                    ENGINE_THREADS,
                    ENGINE_THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    daemons("engine"));
            this.whenEnded = whenEnded;
            allowCoreThreadTimeOut(true);
        }

        @Override
        protected void terminated() {
            whenEnded.run();
        }
    }

    /** Threads on which HSMs and remote signers are waited for. */
    private static ExecutorService signers() {
        ThreadPoolExecutor signers = new ThreadPoolExecutor(
                SIGNING_THREADS,
                SIGNING_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("signing"));
        signers.allowCoreThreadTimeOut(true);
        return signers;
    }

    private static ThreadFactory daemons(String what) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "tppkit-" + what + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static String holder(SecureRandom random) {
        byte[] bytes = new byte[HOLDER_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    List<BankDescriptor> banks() {
        return lines.values().stream().map(Line::bank).toList();
    }

    BankDescriptor descriptor(BankId bank) {
        return line(bank).bank();
    }

    private Line line(BankId bank) {
        Line line = lines.get(bank);
        if (line == null) {
            throw new InvalidRequestException(
                    "bank", "no application was given for " + bank + " when the client was built");
        }
        return line;
    }

    /** A bank in one version. */
    Bank open(BankId id, ApiVersion version) {
        Line line = line(id);
        Map<ApiVersion, BankAdapter> adapters = new ConcurrentHashMap<>();
        Function<ApiVersion, BankAdapter> adapterOf =
                wanted -> adapters.computeIfAbsent(wanted, key -> adapter(line, key));
        CallRunner calls =
                new CallRunner(ways.connection(line), settings, new Backoff(settings.retries(), random), listener);
        ClientTokenSource clientToken = new ClientTokenSource(
                clientTokens,
                clientTokenKey(line),
                calls,
                () -> adapterOf.apply(version).authorization());
        return new Bank(new Bank.Parts(
                line.bank(),
                version,
                environment,
                line.application(),
                adapterOf.apply(version),
                calls,
                consents(line, adapterOf.apply(version), calls),
                payments(line, version, adapterOf, calls, clientToken),
                clientToken,
                new FreshIds(random),
                quota(line),
                settings,
                time));
    }

    private BankAdapter adapter(Line line, ApiVersion version) {
        IdentitySwitch identity = ways.identity(line);
        EngineContext context = new EngineContext(
                line.bank(),
                environment,
                line.endpoints(),
                line.application(),
                identity.messageSigner(),
                identity.signer(),
                time.clock(),
                random);
        return Objects.requireNonNull(line.provider().create(version, context));
    }

    private ConsentService consents(Line line, BankAdapter adapter, CallRunner calls) {
        return new ConsentService(new ConsentContext(
                line.bank(),
                environment,
                line.endpoints(),
                line.application(),
                adapter,
                calls,
                tokens,
                store,
                listener,
                settings,
                time,
                random,
                engine));
    }

    private PaymentService payments(
            Line line,
            ApiVersion version,
            Function<ApiVersion, BankAdapter> adapterOf,
            CallRunner calls,
            ClientTokenSource clientToken) {
        return new PaymentService(new PaymentContext(
                line.bank(),
                version,
                environment,
                line.endpoints(),
                line.application(),
                initiatingParty,
                adapterOf,
                calls,
                clientToken,
                store,
                settings,
                time,
                random,
                engine));
    }

    private TokenKey clientTokenKey(Line line) {
        return new TokenKey(
                TokenKey.Kind.CLIENT_TOKEN,
                environment,
                line.bank().id(),
                line.application().clientId(),
                "client");
    }

    private Optional<UnattendedQuota> quota(Line line) {
        return line.rules()
                .unattendedCalls()
                .map(most -> new UnattendedQuota(
                        environment,
                        line.bank().id(),
                        line.application().clientId(),
                        most,
                        line.rules().unattendedPagesCount(),
                        store,
                        time));
    }

    /**
     * Attempts of an application show another identity from now on.
     *
     * @throws ConfigurationException if something is wrong with it; nothing has changed then
     */
    void rotate(BankId bank, TppIdentity next) {
        Line line = line(bank);
        if (closed.get()) {
            throw new TransportException(TransportException.Reason.CLOSED, false, "the client is closed", null);
        }
        LoadedIdentity identity = next.load(time.now());
        List<String> problems = CertificateWarnings.notValid(identity, time.now());
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        if (ways.change(line, identity)) {
            LOG.log(System.Logger.Level.INFO, "{0} is shown {1} from now on", bank, identity);
            // The bank may have tied it to the certificate that it was given to.
            TokenKey token = clientTokenKey(line);
            clientTokens.known(token).ifPresent(old -> clientTokens.giveUp(token, old));
        }
    }

    int openIdentities() {
        return ways.openIdentities();
    }

    /** Takes no more calls and drains. What is not over by then goes on, and connections are closed after it. */
    boolean close(Duration drain) {
        closed.set(true);
        engine.shutdown();
        boolean drained = drained(drain);
        tokens.writeUnsaved();
        return drained;
    }

    private void engineEnded() {
        try {
            tokens.writeUnsaved();
        } finally {
            signing.shutdownNow();
            ways.close();
        }
    }

    /** Drops everything at once: for a client that was never given out. */
    void abandon() {
        closed.set(true);
        engine.shutdownNow();
    }

    private boolean drained(Duration drain) {
        try {
            return engine.awaitTermination(TimeUnit.NANOSECONDS.convert(drain), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
