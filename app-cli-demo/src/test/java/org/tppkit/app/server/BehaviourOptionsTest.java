package org.tppkit.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Quirk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the options of behaviour make of a bank. */
class BehaviourOptionsTest {
    @Command
    private static final class Asked {
        @Mixin
        private BehaviourOptions behaviour = new BehaviourOptions();
    }

    @Test
    void quirksSizesAndSeedReachTheBank() {
        try (BankSimulator bank = bank(
                        "--quirk",
                        "nulls,NEXT_LOOPS",
                        "--no-quirk",
                        "LINK_WITHOUT_HREF",
                        "--seed",
                        "7",
                        "--transactions",
                        "12");
                BankSimulator same = bank("--seed", "7");
                BankSimulator other = bank("--seed", "8")) {
            assertThat(bank.quirks().enabled())
                    .contains(Quirk.NULLS, Quirk.NEXT_LOOPS)
                    .doesNotContain(Quirk.LINK_WITHOUT_HREF);
            assertThat(bank.customer("anne").accounts().get(0).transactions()).hasSize(12);
            assertThat(same.customer("chloe")).isNotEqualTo(other.customer("chloe"));
            assertThat(same.customer("chloe").accounts().get(0).resourceId())
                    .isNotEqualTo(other.customer("chloe").accounts().get(0).resourceId());
        }
    }

    @Test
    void faultsWaitForTheirRequestsAsOftenAsSaid() {
        FaultOption twice = fault("503,path=/accounts,method=get,times=2,retry-after=9");
        assertThat(twice.fault().status()).isEqualTo(503);
        assertThat(twice.fault().headers()).containsEntry("Retry-After", "9");
        assertThat(twice.times()).isEqualTo(2);
        assertThat(twice.matcher().matches("GET", "/psd2/v1/accounts")).isTrue();
        assertThat(twice.matcher().matches("POST", "/psd2/v1/accounts")).isFalse();
        assertThat(twice.matcher().matches("GET", "/psd2/v1/accounts/1/balances"))
                .isFalse();

        FaultOption once = fault("drop-after-handling");
        assertThat(once.fault().effect()).isEqualTo(Fault.Effect.DROP_AFTER_HANDLING);
        assertThat(once.times()).isEqualTo(1);
        assertThat(once.matcher().matches("PUT", "/any")).isTrue();
        assertThat(fault("truncate-body,times=always").times()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> fault("explode")).hasMessageContaining("drop-before-handling");

        try (BankSimulator bank = bank("--fault", "503,times=2", "--fault", "drop-before-handling")) {
            assertThat(bank.faults().pending()).isEqualTo(3);
        }
    }

    private static FaultOption fault(String text) {
        return new FaultOption.Converter().convert(text);
    }

    private static BankSimulator bank(String... options) {
        Asked asked = new Asked();
        new CommandLine(asked).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        var builder = BankSimulator.builder();
        asked.behaviour.describeTo(builder);
        BankSimulator bank = builder.start();
        asked.behaviour.planFaultsAt(bank);
        return bank;
    }
}
