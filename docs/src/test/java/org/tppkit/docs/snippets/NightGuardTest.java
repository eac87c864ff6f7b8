package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Bank;
import org.tppkit.core.BankRules;
import org.tppkit.core.Consent;
import org.tppkit.ports.model.account.AccountId;

/** The guard counts requests: so here are some. */
class NightGuardTest {
    private static final int RUNS = 6;

    @Test
    void theGuardKeepsToFourCallsHoweverOftenTheJobRuns() {
        try (SimulatedWorld world =
                new SimulatedWorld(BankRules.builder().unattendedCalls(4).build())) {
            Bank bank = world.tpp.bank(FORTUNEO);
            List<Consent> customers = List.of(world.consent(bank, "jane"), world.consent(bank, "joe"));
            AccountId account = bank.accounts(customers.get(0), SimulatedWorld.CUSTOMER)
                    .list()
                    .get(0)
                    .id();
            List<Consent> left = new ArrayList<>();

            Instant begin = world.clock.instant();
            for (int run = 0; run < RUNS; run++) {
                NightRun night = new NightRun(
                        bank,
                        world.clock,
                        begin.plus(Duration.ofHours(6)),
                        accounts -> accounts.balances(account),
                        (consent, why) -> assertThat(why).isNull());
                night.plan(customers, begin, Duration.ofSeconds(1));
                assertThat(night.run()).isEmpty();
                left.addAll(night.left());
            }

            assertThat(world.requestsTo("/balances")).isEqualTo(4 * customers.size());
            assertThat(left).hasSize((RUNS - 4) * customers.size());
        }
    }
}
