package org.tppkit.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The harness on work whose cost is known. Nothing here looks at times: they are the machine's. */
class PairedTest {
    private static final int BYTES = 1_000_000;
    private final Paired paired = new Paired(5, Duration.ofNanos(1), Duration.ofNanos(1));

    @Test
    void twiceTheAllocationShowsAsTwo() throws Exception {
        Comparison result = paired.compare(
                List.of(new Contender("one", () -> new byte[BYTES]), new Contender("two", () -> new byte[2 * BYTES])));

        assertThat(result.ratio("two", "one", Slice::bytes).median()).isEqualTo(2, Offset.offset(0.1));
        assertThat(result.more("two", "one", Slice::bytes).median()).isEqualTo(BYTES, Offset.offset(0.1 * BYTES));
    }

    @Test
    void whatAnotherThreadAllocatesForACallCounts() throws Exception {
        Comparison result = paired.compare(List.of(
                new Contender("here", () -> new byte[BYTES]),
                new Contender(
                        "elsewhere",
                        () -> List.of(1, 2, 3, 4).parallelStream()
                                .map(part -> new byte[BYTES])
                                .toList())));

        assertThat(result.ratio("elsewhere", "here", Slice::bytes).median()).isEqualTo(4, Offset.offset(0.4));
    }

    @Test
    void theOrderMovesOnFromRoundToRound() throws Exception {
        List<String> order = new ArrayList<>();
        paired.compare(List.of(noting("a", order), noting("b", order), noting("c", order)));

        assertThat(String.join("", order)).endsWith("abcbcacababcbca");
    }

    @Test
    void everyContenderHasAsManySlicesAsThereAreRounds() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Comparison result = paired.compare(List.of(new Contender("only", calls::incrementAndGet)));

        assertThat(result.of("only", Slice::cpuNanos).least()).isNotNegative();
        assertThat(calls.get()).isGreaterThanOrEqualTo(5);
    }

    private static Contender noting(String name, List<String> order) {
        return new Contender(name, () -> order.add(name));
    }
}
