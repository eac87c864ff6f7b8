package org.tppkit.core.internal.payment;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.call.Backoff;
import org.tppkit.core.internal.call.CallRunner;
import org.tppkit.core.internal.call.Connection;
import org.tppkit.core.internal.call.UnattendedPause;
import org.tppkit.core.internal.http.AllowedOrigins;
import org.tppkit.core.internal.http.AnswerGuard;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.core.internal.token.ClientTokens;
import org.tppkit.core.internal.token.PendingPaymentRecord;
import org.tppkit.core.internal.token.PendingPaymentRecordCodec;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.FakeAnswers;
import org.tppkit.testkit.fake.FakeHttpTransport;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.RecordingListener;

/** A bank that plays a script, a token store, time that is turned by hand, and any number of clients that share them. */
final class PaymentScene implements AutoCloseable {
    static final ApiVersion OLD = ApiVersion.of("1.0");
    static final ApiVersion NEW = ApiVersion.of("2.0");
    static final URI API = URI.create("https://api.first.example");
    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final int UNREADABLE = 299;
    static final int BREAKS_THE_ADAPTER = 298;

    final ManualTime time = ManualTime.at("2026-11-16T09:30:00Z");
    final RecordingListener events = new RecordingListener();
    final FakeTokenStore kept = new FakeTokenStore();
    final FailingTokenStore store = FailingTokenStore.around(kept);
    final FakeHttpTransport transport = FakeHttpTransport.answering(this::answer);
    final List<PaymentSetup> setups = new CopyOnWriteArrayList<>();
    final List<CodeExchange> codes = new CopyOnWriteArrayList<>();
    final List<RetrievedPayment> cancelled = new CopyOnWriteArrayList<>();
    final Application application = Application.of(BankId.of("fake:first"), "client-of-first", REDIRECT);
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger seeds = new AtomicInteger();
    private final Map<Step, Queue<Supplier<BankResponse>>> script = new ConcurrentHashMap<>(new EnumMap<>(Step.class));
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    volatile String resourceId = "r-1";
    volatile Map<String, String> keep = Map.of();
    volatile Payment payment = payment("ACTC", true);
    volatile Set<Capability> capabilities = Set.of(Capability.values());
    volatile ApiVersion version = NEW;
    volatile @Nullable Party initiatingParty = Party.named("The Third Party");
    volatile Settings settings = Settings.standard();

    // ------------------------------------------------------------------ clients

    /** A client as on a machine of its own: it shares nothing but the store and the bank. */
    final class Node {
        final AtomicBoolean closed = new AtomicBoolean();
        final ExecutorService engine = Executors.newCachedThreadPool();
        final ClientTokenSource clientToken;
        final PaymentService service;

        private Node() {
            Random random = new Random(seeds.incrementAndGet());
            Connection connection = new Connection(
                    application.bank(),
                    new AllowedOrigins(BankEndpoints.of(API)),
                    transport,
                    AnswerGuard.off(),
                    new HostSlots(settings),
                    new UnattendedPause(settings.retries().outagePause(), time),
                    time,
                    closed::get);
            CallRunner calls = new CallRunner(connection, settings, new Backoff(settings.retries(), random), events);
            clientToken = new ClientTokenSource(
                    new ClientTokens(store, time, engine, settings),
                    key(TokenKey.Kind.CLIENT_TOKEN, "client"),
                    calls,
                    () -> new PaymentBank(PaymentScene.this, version));
            service = new PaymentService(new PaymentContext(
                    descriptor(),
                    version,
                    Environment.PRODUCTION,
                    BankEndpoints.of(API),
                    application,
                    initiatingParty,
                    wanted -> new PaymentBank(PaymentScene.this, wanted),
                    calls,
                    clientToken,
                    store,
                    settings,
                    time,
                    random,
                    engine));
        }

        PaymentService.Begun begin() {
            return service.initiate(request(), CUSTOMER);
        }

        Payment complete(PaymentService.Begun begun, Callback callback) {
            return service.complete(begun.pendingId(), begun.payment(), callback, CUSTOMER)
                    .value();
        }

        Payment resume(PaymentService.Begun begun) {
            return service.resume(begun.pendingId(), begun.payment(), CUSTOMER).value();
        }

        void close() {
            closed.set(true);
            engine.shutdown();
        }
    }

    Node node() {
        Node node = new Node();
        nodes.add(node);
        return node;
    }

    BankDescriptor descriptor() {
        return BankDescriptor.builder()
                .id(application.bank())
                .name("First Fake Bank")
                .putCapabilities(OLD, capabilities)
                .putCapabilities(NEW, capabilities)
                .recommendedVersion(NEW)
                .zone(ZoneId.of("Europe/Paris"))
                .build();
    }

    /** The bank cannot do that, in no version. */
    PaymentScene without(Capability capability) {
        capabilities = EnumSet.complementOf(EnumSet.of(capability));
        return this;
    }

    // ------------------------------------------------------------------ what the bank does

    PaymentScene answers(Step step, int status) {
        return does(step, () -> FakeAnswers.of(status));
    }

    PaymentScene fails(Step step, TransportException.Reason reason, boolean mayHaveArrived) {
        return does(step, () -> {
            throw new TransportException(reason, mayHaveArrived, "as the test asked", null);
        });
    }

    /** What the next request of a step meets; requests beyond the script are done and answered well. */
    PaymentScene does(Step step, Supplier<BankResponse> act) {
        script.computeIfAbsent(step, unused -> new ConcurrentLinkedQueue<>()).add(act);
        return this;
    }

    private BankResponse answer(BankRequest request) {
        Step step = Step.of(request).orElseThrow(() -> new AssertionError("no such address: " + request));
        Supplier<BankResponse> planned =
                script.getOrDefault(step, new ConcurrentLinkedQueue<>()).poll();
        return planned == null ? wellDone(step) : planned.get();
    }

    BankResponse wellDone(Step step) {
        if (step == Step.CONFIRM) {
            payment = payment("ACSP", false);
        }
        return FakeAnswers.of(200);
    }

    TokenGrant grant(String kind) {
        return TokenGrant.builder()
                .accessToken(new AccessToken(kind + "-" + tokens.incrementAndGet()))
                .expiresIn(Duration.ofHours(1))
                .build();
    }

    static Payment payment(String status, boolean awaitsConfirmation) {
        return Payment.builder()
                .requestId("p-1")
                .status(new PaymentStatus(status))
                .awaitsConfirmation(awaitsConfirmation)
                .build();
    }

    // ------------------------------------------------------------------ what was seen

    int sent(Step step) {
        return requests(step).size();
    }

    int sent() {
        return transport.requests().size();
    }

    List<BankRequest> requests(Step step) {
        return transport.requests().stream()
                .filter(request -> Step.of(request).orElseThrow() == step)
                .toList();
    }

    List<String> tokensOf(Step step) {
        return headers(step, "Authorization");
    }

    List<String> headers(Step step, String name) {
        return requests(step).stream()
                .flatMap(request -> request.headers().stream())
                .filter(header -> header.name().equals(name))
                .map(BankRequest.Header::value)
                .toList();
    }

    PendingPaymentRecord record(PaymentService.Begun begun) {
        return PendingPaymentRecordCodec.decode(kept.find(key(TokenKey.Kind.PENDING, begun.pendingId()))
                .orElseThrow()
                .record()
                .payload());
    }

    PendingPaymentRecord.Status status(PaymentService.Begun begun) {
        return record(begun).status();
    }

    TokenKey key(TokenKey.Kind kind, String id) {
        return new TokenKey(kind, Environment.PRODUCTION, application.bank(), application.clientId(), id);
    }

    // ------------------------------------------------------------------ what the caller has

    static CreditTransfer.Builder transfer() {
        return CreditTransfer.builder()
                .instructionId("t-1")
                .amount(Money.of("12.30", "EUR"))
                .creditor(Party.named("Jane Doe"))
                .creditorAccount(Iban.of("FR1420041010050500013M02606"));
    }

    static PaymentRequest request() {
        return PaymentRequest.builder()
                .id("p-1")
                .createdAt(Instant.parse("2026-11-16T09:30:00Z"))
                .addTransfers(transfer().build())
                .build();
    }

    static String state(PaymentService.Begun begun) {
        return ((NextStep.RedirectPsu) begun.nextStep()).uri().getQuery().replace("state=", "");
    }

    static Callback callback(PaymentService.Begun begun, String more) {
        return Callback.parse(REDIRECT + "?state=" + state(begun) + more);
    }

    static Callback approved(PaymentService.Begun begun) {
        return callback(begun, "&code=secret-code");
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.engine.shutdownNow());
    }
}
