package org.tppkit.testkit.simulator.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.simulator.RegisteredApplication;

class ApplicationsTest {

    private static final int TIMES = 200_000;

    private static RegisteredApplication application(String clientId) {
        return RegisteredApplication.of(
                clientId,
                URI.create("https://tpp.example/callback"),
                TestPki.shared().tpp(),
                URI.create("https://tpp.example/qsealc.pem"));
    }

    @Test
    void anApplicationIsNeverGoneWhileItIsRegisteredAnew() throws InterruptedException {
        Applications applications = new Applications();
        RegisteredApplication same = application("same");
        applications.register(same);
        AtomicBoolean enough = new AtomicBoolean();
        Thread again = new Thread(() -> {
            while (!enough.get()) {
                applications.register(same);
            }
        });
        again.start();
        int missed = 0;
        for (int i = 0; i < TIMES; i++) {
            missed += applications.byClientId("same").isEmpty() ? 1 : 0;
        }
        enough.set(true);
        again.join();
        assertThat(missed).isZero();
    }

    @Test
    void oneOfTheSameNameIsReplacedAndRemovedOnce() {
        Applications applications = new Applications();
        applications.register(application("one"));
        applications.register(application("two"));
        applications.register(application("one"));
        assertThat(applications.all()).hasSize(2);
        assertThat(applications.remove("one")).isTrue();
        assertThat(applications.remove("one")).isFalse();
        assertThat(applications.byClientId("two")).isPresent();
    }
}
