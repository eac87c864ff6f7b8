package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;
import static org.tppkit.core.internal.call.CallScene.NOBODY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.Answer;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.http.AllowedOrigins;
import org.tppkit.core.internal.http.AnswerGuard;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.fake.FakeHttpTransport;

/** What an adapter holds in its hands while it works. */
class AttemptTest {

    @Test
    void itShowsTheCallsFacts() {
        CallScene scene = new CallScene();
        scene.read(CUSTOMER, call -> {
            assertThat(call.accessToken().orElseThrow().value()).isEqualTo("token-1");
            assertThat(call.consentReference()).contains("consent-at-bank");
            assertThat(call.psu()).isEqualTo(CUSTOMER);
            assertThat(call.timeLeft()).isEqualTo(Duration.ofSeconds(60));
            scene.time.advance(Duration.ofSeconds(20));
            assertThat(call.timeLeft()).isEqualTo(Duration.ofSeconds(40));
            return "";
        });
        assertThat(scene.events.ended().get(0).failure()).isEmpty();
    }

    @Test
    void everyRequestIdIsNewAndEachIsReported() {
        CallScene scene = new CallScene();
        List<RequestId> taken = new ArrayList<>();
        Answer<String> answer = scene.read(CUSTOMER, call -> {
            for (int i = 0; i < 100; i++) {
                taken.add(call.newRequestId());
            }
            return "";
        });
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(answer.requestIds()).isEqualTo(taken);
        assertThat(taken).allSatisfy(id -> assertThat(id.value().version()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/accounts",
                "https://api.first.example.evil.example/accounts",
                "https://api.first.example:8443/accounts",
                "https://first.example/accounts"
            })
    void aRequestToAnotherOriginIsRefusedBeforeAnythingIsSent(String address) {
        CallScene scene = new CallScene();
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> sentTo(call, URI.create(address))))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.requestsSent()).isZero();
                    assertThat(e).hasMessageNotContaining("evil");
                });
        assertThat(scene.requests()).isZero();
    }

    private static String sentTo(BankCall call, URI address) {
        return CallScene.understand(call.send(BankRequest.get(address)
                .header("Authorization", "Bearer secret")
                .build()));
    }

    @Test
    void whatAnAdapterForgetsIsClosedAndReleased() {
        ForgetfulScene scene = new ForgetfulScene(1);
        for (int i = 0; i < 5; i++) {
            scene.run(call -> {
                call.send(CallScene.request(call).build());
                return "forgotten";
            });
        }
        assertThat(scene.bodies)
                .hasSize(5)
                .allSatisfy(body -> assertThat(body.closed).isTrue());
    }

    @Test
    void whatAnAdapterForgetsIsClosedAndReleasedWhenItFailsToo() {
        ForgetfulScene scene = new ForgetfulScene(1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> scene.run(call -> {
                        call.send(CallScene.request(call).build());
                        throw new IllegalStateException("a bug of the adapter");
                    }))
                    .hasMessageContaining("IllegalStateException");
        }
        assertThat(scene.bodies)
                .hasSize(3)
                .allSatisfy(body -> assertThat(body.closed).isTrue());
    }

    @Test
    void anAdapterThatSendsTwoRequestsDoesNotWaitForItsOwnSlot() {
        ForgetfulScene scene = new ForgetfulScene(1);
        Answer<String> answer = scene.run(call -> {
            call.send(CallScene.request(call).build());
            call.send(CallScene.request(call).build());
            return "both";
        });
        assertThat(answer.requestsSent()).isEqualTo(2);
        assertThat(scene.bodies)
                .hasSize(2)
                .allSatisfy(body -> assertThat(body.closed).isTrue());
    }

    @Test
    void onlyCallsWithTheCustomerThereAndPaymentsMayUseTheReserve() {
        Settings settings = Settings.builder()
                .slotsPerHost(2)
                .reservedSlots(1)
                .callTimeout(Duration.ofMillis(20))
                .build();
        CallScene scene = new CallScene(settings).answers(200, 200);
        Deadline farAway = Deadline.in(Duration.ofDays(1), new SystemTime(Clock.systemUTC()));
        try (HostSlots.Slot common = scene.slots.acquire(CallScene.API.getHost(), false, farAway)) {
            assertThat(common).isNotNull();
            assertThat(scene.once(CUSTOMER).requestsSent()).isEqualTo(1);
            assertThat(scene.once(Operation.INITIATE_PAYMENT, NOBODY).requestsSent())
                    .isEqualTo(1);
            assertThatThrownBy(() -> scene.once(NOBODY)).isInstanceOf(TransportException.class);
        }
        assertThat(scene.requests()).isEqualTo(2);
    }

    @Test
    void aCallThatIsOverSendsNothingMore() {
        CallScene scene = new CallScene().answers(200);
        List<BankCall> kept = new ArrayList<>();
        scene.read(CUSTOMER, call -> {
            kept.add(call);
            return CallScene.ask(call);
        });
        assertThatThrownBy(() -> CallScene.ask(kept.get(0))).isInstanceOf(IllegalStateException.class);
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void credentialsSayNothing() {
        CallScene scene = new CallScene();
        String printed = scene.tokens
                .current(Deadline.in(Duration.ofSeconds(1), scene.time))
                .credentials()
                .toString();
        assertThat(printed).doesNotContain("token-1").doesNotContain("consent-at-bank");
        assertThat(Credentials.none().accessToken()).isEmpty();
        assertThat(Credentials.none().consentReference()).isEmpty();
    }

    /** A transport whose bodies know whether they were closed, and few slots. */
    private static final class ForgetfulScene {
        private final List<WatchedBody> bodies = new ArrayList<>();
        private final CallRunner runner;

        ForgetfulScene(int slots) {
            CallScene scene = new CallScene();
            Settings settings = Settings.builder()
                    .slotsPerHost(slots)
                    .reservedSlots(0)
                    .callTimeout(Duration.ofMillis(200))
                    .build();
            Connection connection = new Connection(
                    CallScene.BANK,
                    new AllowedOrigins(BankEndpoints.of(CallScene.API)),
                    FakeHttpTransport.answering(this::answer),
                    AnswerGuard.off(),
                    new HostSlots(settings),
                    new UnattendedPause(settings.retries().outagePause(), scene.time),
                    scene.time,
                    () -> false);
            this.runner = new CallRunner(
                    connection, settings, new Backoff(settings.retries(), new Random(1)), new Listeners(List.of()));
        }

        private BankResponse answer(BankRequest request) {
            WatchedBody body = new WatchedBody();
            bodies.add(body);
            return new BankResponse(200, Map.of(), body);
        }

        Answer<String> run(Function<BankCall, String> work) {
            return runner.once(Operation.REVOKE, Credentials.none(), CUSTOMER, work);
        }
    }

    private static final class WatchedBody extends ByteArrayInputStream {
        private boolean closed;

        WatchedBody() {
            super(new byte[0]);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            throw new IOException("a connection that fails while it is closed");
        }
    }
}
