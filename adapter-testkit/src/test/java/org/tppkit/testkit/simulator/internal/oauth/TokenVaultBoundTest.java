package org.tppkit.testkit.simulator.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.Scope;

/** A bank that serves for days keeps no token for ever, and a customer who comes back is still known. */
class TokenVaultBoundTest {

    private static final int CAPACITY = 4_000;
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");

    private final ManualClock clock = ManualClock.at("2026-03-18T11:00:00Z");
    private TokenVault vault;

    @BeforeEach
    void open() {
        Quirks quirks = quirks();
        vault = new TokenVault(clock, Lifetimes.standard(), quirks, CAPACITY);
    }

    private static Quirks quirks() {
        try (BankSimulator bank = BankSimulator.builder().start()) {
            return bank.quirks();
        }
    }

    private TokenVault.Issued consent() throws TokenException {
        String code = vault.approve("client", REDIRECT, "anne", Set.of("A1"), Set.of(Scope.AISP));
        return vault.redeem(code, "client", REDIRECT.toString());
    }

    @Test
    void expiredTokensAreForgotten() {
        for (int hour = 0; hour < 50; hour++) {
            for (int i = 0; i < 400; i++) {
                vault.clientCredentials("client");
            }
            clock.advance(Duration.ofHours(1));
        }
        assertThat(vault.kept()).isLessThan(2_500);
    }

    @Test
    void whoeverRefreshesWithoutEndDoesNotPushOutSomebodyWhoWaits() throws TokenException {
        TokenVault.Issued waiting = consent();
        String token = consent().refreshToken().orElseThrow();
        for (int i = 0; i < 3 * CAPACITY / 2; i++) {
            token = vault.refresh(token).refreshToken().orElseThrow();
            if (i % 20 == 0) {
                clock.advance(Duration.ofHours(2));
            }
        }
        assertThat(vault.kept()).isLessThan(2 * CAPACITY);
        Optional<String> fresh =
                vault.refresh(waiting.refreshToken().orElseThrow()).refreshToken();
        assertThat(fresh).isPresent();
        assertThat(vault.usableConsents("anne")).isEqualTo(2);
    }
}
