package org.tppkit.core.internal.call;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Answer;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.http.AllowedOrigins;
import org.tppkit.core.internal.http.AnswerGuard;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.fake.FakeAnswers;
import org.tppkit.testkit.fake.FakeHttpTransport;
import org.tppkit.testkit.fake.RecordingListener;

/** A call runner with a bank that plays a script, and time that is turned by hand. */
final class CallScene {
    static final BankId BANK = BankId.of("fake", "first");
    static final URI API = URI.create("https://api.first.example");
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final PsuContext NOBODY = PsuContext.absent();

    final ManualTime time = ManualTime.at("2026-11-16T09:30:00Z");
    final RecordingListener events = new RecordingListener();
    final Tokens tokens = new Tokens();
    final AtomicBoolean closed = new AtomicBoolean();
    final FakeHttpTransport transport = FakeHttpTransport.answering(this::answer);
    final HostSlots slots;
    final Settings settings;
    private final Deque<Supplier<BankResponse>> script = new ArrayDeque<>();
    private final CallRunner runner;

    CallScene() {
        this(Settings.standard());
    }

    CallScene(RetryPolicy retries) {
        this(Settings.builder().retries(retries).build());
    }

    CallScene(Settings settings) {
        this(settings, List.of());
    }

    CallScene(Settings settings, List<CallListener> more) {
        this.settings = settings;
        this.slots = new HostSlots(settings);
        List<CallListener> listeners = new ArrayList<>(more);
        listeners.add(events);
        Connection connection = new Connection(
                BANK,
                new AllowedOrigins(BankEndpoints.of(API)),
                transport,
                AnswerGuard.off(),
                slots,
                new UnattendedPause(settings.retries().outagePause(), time),
                time,
                closed::get);
        Backoff backoff = new Backoff(settings.retries(), new Random(11));
        this.runner = new CallRunner(connection, settings, backoff, new Listeners(listeners));
    }

    // ------------------------------------------------------------------ what the bank does

    CallScene answers(int... statuses) {
        for (int status : statuses) {
            script.add(() -> FakeAnswers.of(status, Map.of(), "body of " + status));
        }
        return this;
    }

    CallScene answersWithRetryAfter(int status, long seconds) {
        script.add(() -> FakeAnswers.of(status, Map.of("Retry-After", List.of(Long.toString(seconds))), ""));
        return this;
    }

    CallScene takes(Duration duration, int status) {
        script.add(() -> {
            time.advance(duration);
            return FakeAnswers.of(status);
        });
        return this;
    }

    CallScene fails(TransportException.Reason reason, boolean mayHaveArrived) {
        script.add(() -> {
            throw new TransportException(reason, mayHaveArrived, "as the test asked", null);
        });
        return this;
    }

    private BankResponse answer(BankRequest request) {
        Supplier<BankResponse> next = script.poll();
        if (next == null) {
            throw new AssertionError("no answer is left for " + request);
        }
        return next.get();
    }

    // ------------------------------------------------------------------ what the engine is asked

    Answer<String> read(PsuContext psu) {
        return runner.read(Operation.ACCOUNTS, tokens, psu, CallScene::ask);
    }

    Answer<String> read(PsuContext psu, Function<BankCall, String> work) {
        return runner.read(Operation.ACCOUNTS, tokens, psu, work);
    }

    Answer<String> read(PsuContext psu, UnattendedQuota.Access access) {
        return runner.read(Operation.ACCOUNTS, tokens, psu, access, CallScene::ask);
    }

    Answer<String> once(PsuContext psu) {
        return once(Operation.REVOKE, psu);
    }

    Answer<String> once(Operation operation, PsuContext psu) {
        return runner.once(operation, Credentials.none(), psu, CallScene::ask);
    }

    int requests() {
        return transport.requests().size();
    }

    static BankRequest.Builder request(BankCall call) {
        BankRequest.Builder builder = BankRequest.get(API.resolve("/accounts"))
                .header("X-Request-ID", call.newRequestId().toString());
        call.accessToken().ifPresent(token -> builder.header("Authorization", "Bearer " + token.value()));
        return builder;
    }

    /** What an adapter does: one request, and errors in the house's own terms. */
    static String ask(BankCall call) {
        try (BankResponse response = call.send(request(call).build())) {
            return understand(response);
        }
    }

    static String understand(BankResponse response) {
        BankAnswer answer = BankAnswer.of(response.status());
        Duration retryAfter = response.header("Retry-After")
                .map(Long::valueOf)
                .map(Duration::ofSeconds)
                .orElse(null);
        switch (response.status()) {
            case 200:
                return text(response);
            case 403:
                throw new ConsentRequiredException(ConsentRequiredException.Reason.REVOKED, "the consent is over");
            case 429:
                throw new RateLimitedException("too many", answer, retryAfter);
            case 500, 503:
                throw new BankUnavailableException("out of order", answer, retryAfter);
            default:
                throw new RequestRejectedException("refused", answer);
        }
    }

    private static String text(BankResponse response) {
        try {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("a body in memory can be read", e);
        }
    }

    /** A consent's tokens: token-1, then whatever replaces it. */
    final class Tokens implements TokenSource {
        final List<String> replaced = new ArrayList<>();
        final List<String> givenUp = new ArrayList<>();
        final List<ConsentRequiredException.Reason> ended = new ArrayList<>();
        boolean replaceable = true;
        Duration takes = Duration.ZERO;

        @Nullable
        Supplier<? extends RuntimeException> failure;

        private int number;

        @Override
        public Token current(Deadline deadline) {
            return next(replaceable);
        }

        @Override
        public Token insteadOf(Token refused, Deadline deadline) {
            replaced.add(refused.credentials().accessToken().orElseThrow().value());
            return next(true);
        }

        @Override
        public void bankSaysEnded(Token used, ConsentRequiredException.Reason reason) {
            ended.add(reason);
        }

        @Override
        public void giveUp(Token refused) {
            givenUp.add(refused.credentials().accessToken().orElseThrow().value());
        }

        private Token next(boolean mayBeReplaced) {
            time.advance(takes);
            if (failure != null) {
                throw failure.get();
            }
            number++;
            AccessToken token = new AccessToken("token-" + number);
            return new Token() {
                @Override
                public Credentials credentials() {
                    return Credentials.of(Optional.of(token), Optional.of("consent-at-bank"));
                }

                @Override
                public boolean replaceable() {
                    return mayBeReplaced;
                }
            };
        }
    }
}
