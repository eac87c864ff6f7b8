package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.spi.http.BankRequest;

class FakeHttpTransportTest {
    private static final BankRequest REQUEST =
            BankRequest.get(URI.create("https://bank.example/accounts")).build();

    @Test
    void aFunctionPlaysTheBankAndEachExchangeIsRecorded() {
        FakeHttpTransport transport =
                FakeHttpTransport.answeringInTime((request, timeout) -> FakeAnswers.of((int) timeout.toMillis()));

        assertThat(transport.exchange(REQUEST, Duration.ofMillis(404)).status()).isEqualTo(404);
        assertThat(transport.exchanges())
                .containsExactly(new FakeHttpTransport.Exchange(REQUEST, Duration.ofMillis(404)));
    }

    @Test
    void whatTheFunctionThrowsTheCallerGets() {
        IllegalStateException failure = new IllegalStateException("no answer");
        FakeHttpTransport transport = FakeHttpTransport.answering(request -> {
            throw failure;
        });

        assertThatThrownBy(() -> transport.exchange(REQUEST, Duration.ofSeconds(1)))
                .isSameAs(failure);
        assertThat(transport.requests()).containsExactly(REQUEST);
    }

    @Test
    void aTestWaitsForARequestThatIsOnItsWay() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        FakeHttpTransport transport = FakeHttpTransport.answering(request -> {
            awaitQuietly(hold);
            return FakeAnswers.of(200);
        });
        Thread caller = new Thread(() -> transport.exchange(REQUEST, Duration.ofSeconds(1)));
        caller.start();

        transport.awaitRequests(1, Duration.ofSeconds(30));
        assertThat(caller.isAlive()).isTrue();
        hold.countDown();
        caller.join();

        assertThat(transport.requests()).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
