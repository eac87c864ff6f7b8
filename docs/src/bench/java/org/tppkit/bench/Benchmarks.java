package org.tppkit.bench;

import java.util.List;
import org.tppkit.bench.calls.CallBenchmark;
import org.tppkit.bench.calls.CreationBenchmark;
import org.tppkit.bench.calls.ProviderBenchmark;
import org.tppkit.bench.core.CoreBenchmark;
import org.tppkit.bench.crowd.CallersBenchmark;
import org.tppkit.bench.crowd.CrowdBenchmark;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.pages.HistoryBenchmark;
import org.tppkit.bench.pages.HttpPageBenchmark;
import org.tppkit.bench.pages.PageBenchmark;
import org.tppkit.bench.pages.RetainedBenchmark;
import org.tppkit.bench.sign.SignBenchmark;
import org.tppkit.bench.tokens.FreshTokenBenchmark;
import org.tppkit.bench.tokens.StampedeBenchmark;

/** All benchmarks, in the order of the results. */
final class Benchmarks {
    static final List<Benchmark> ALL = List.of(
            new SignBenchmark(),
            new CallBenchmark(),
            new ProviderBenchmark(),
            new CreationBenchmark(),
            new PageBenchmark(),
            new HistoryBenchmark(),
            new HttpPageBenchmark(),
            new RetainedBenchmark(),
            new CrowdBenchmark(),
            new StampedeBenchmark(),
            new FreshTokenBenchmark(),
            new CallersBenchmark(),
            new CoreBenchmark());

    private Benchmarks() {}

    /** One benchmark, or {@code all}. */
    static List<Benchmark> named(String name) {
        List<Benchmark> found = ALL.stream()
                .filter(one -> name.equals("all") || name.equals(one.name()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no benchmark " + name + ", but all, "
                    + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
        }
        return found;
    }
}
