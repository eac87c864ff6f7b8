package org.tppkit.bench.pages;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.bench.bank.PageBody;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;

/** How much memory a list of transactions holds. */
public final class RetainedBenchmark implements Benchmark {
    private static final int PAGES = 1_000;
    private static final int ENTRIES = 100;

    @Override
    public String name() {
        return "retained";
    }

    /** The collector would else leave some dead objects where they are. */
    @Override
    public List<String> jvmOptions() {
        return List.of("-Xms1g", "-Xmx1g", "-XX:MarkSweepAlwaysCompactCount=1");
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        PageReaders readers = new PageReaders(PageBody.of(ENTRIES, PageBody.Form.NUMBERS));
        return List.of(
                Row.of(
                        "P8",
                        "a list of 10⁵ transactions",
                        "–",
                        "bytes held for an entry",
                        retained(readers::ours),
                        Goal.atMost(900, 700)),
                Row.of("", "the same as databind records", "–", "bytes held for an entry", retained(readers::databind)),
                Row.of("", "the same, hand streaming", "–", "bytes held for an entry", retained(readers::hand)));
    }

    /** The second time counts: some of what the first leaves behind is collected late, and would be taken off. */
    private static Quartiles retained(Contender.Work reader) throws Exception {
        held(reader);
        return Quartiles.exactly(Math.rint(held(reader) / PAGES / ENTRIES));
    }

    private static double held(Contender.Work reader) throws Exception {
        long before = used();
        List<Object> pages = new ArrayList<>(PAGES);
        for (int i = 0; i < PAGES; i++) {
            pages.add(reader.once());
        }
        long held = used() - before;
        Reference.reachabilityFence(pages);
        return held;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
