package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** Whose interrupt it was: the exchange's own, or the program's. */
class RunningExchangeTest {
    private static final HttpRequest REQUEST =
            HttpRequest.newBuilder(URI.create("https://bank.example/")).build();

    private final Set<RunningExchange> running = ConcurrentHashMap.newKeySet();
    private final Watchdog watchdog = new Watchdog(Thread::new);
    private final RunningExchange exchange = new RunningExchange(
            "bank.example",
            Deadline.in(Duration.ofDays(1), new SystemTime(Clock.systemUTC())),
            Settings.standard(),
            running,
            watchdog);

    @AfterEach
    void stop() {
        watchdog.stop();
        Thread.interrupted();
    }

    @Test
    void itsOwnInterruptDoesNotStay() {
        assertThat(failure(() -> {
                            exchange.expire();
                            throw noticed();
                        })
                        .reason())
                .isEqualTo(Reason.TIMEOUT);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptOfTheProgramBeforeItEndsTheExchangeInItsPlace() {
        assertThat(failure(() -> {
                            Thread.currentThread().interrupt();
                            exchange.expire();
                            throw noticed();
                        })
                        .reason())
                .isEqualTo(Reason.INTERRUPTED);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptOfTheProgramAfterItWasNoticedStays() {
        assertThat(failure(() -> {
                            exchange.expire();
                            InterruptedException noticed = noticed();
                            Thread.currentThread().interrupt();
                            throw noticed;
                        })
                        .reason())
                .isEqualTo(Reason.TIMEOUT);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptOfTheProgramThatWasNoticedJustBeforeItStays() {
        assertThat(failure(() -> {
                            Thread.currentThread().interrupt();
                            InterruptedException noticed = noticed();
                            exchange.expire();
                            throw noticed;
                        })
                        .reason())
                .isEqualTo(Reason.TIMEOUT);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void whoeverWasLeftByAnErrorIsNotInterruptedLater() {
        exchange.begin();
        assertThatThrownBy(() -> exchange.send(
                        new PlayedClient(() -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        }),
                        REQUEST))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(running).isEmpty();

        exchange.expire();
        exchange.abandon();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anExchangeThatCannotBeginLeavesNothingBehind() {
        Watchdog broken = new Watchdog(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        RunningExchange unlucky = new RunningExchange(
                "bank.example",
                Deadline.in(Duration.ofDays(1), new SystemTime(Clock.systemUTC())),
                Settings.standard(),
                running,
                broken);
        assertThatThrownBy(unlucky::begin).isInstanceOf(OutOfMemoryError.class);
        assertThat(running).isEmpty();
        unlucky.abandon();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        broken.stop();
    }

    private TransportException failure(Play play) {
        exchange.begin();
        return catchThrowableOfType(TransportException.class, () -> exchange.send(new PlayedClient(play), REQUEST));
    }

    /** What the JDK's client does when it sees the flag. */
    private static InterruptedException noticed() {
        assertThat(Thread.interrupted()).isTrue();
        return new InterruptedException();
    }

    private interface Play {
        void run() throws IOException, InterruptedException;
    }

    /** A client that does what a test says while its caller waits. */
    private static final class PlayedClient extends HttpClient {
        private final Play play;

        PlayedClient(Play play) {
            this.play = play;
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
                throws IOException, InterruptedException {
            play.run();
            throw new IOException("no answer");
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> push) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<CookieHandler> cookieHandler() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> connectTimeout() {
            return Optional.empty();
        }

        @Override
        public Redirect followRedirects() {
            return Redirect.NEVER;
        }

        @Override
        public Optional<ProxySelector> proxy() {
            return Optional.empty();
        }

        @Override
        public SSLContext sslContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SSLParameters sslParameters() {
            return new SSLParameters();
        }

        @Override
        public Optional<Authenticator> authenticator() {
            return Optional.empty();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }

        @Override
        public Optional<Executor> executor() {
            return Optional.empty();
        }
    }
}
