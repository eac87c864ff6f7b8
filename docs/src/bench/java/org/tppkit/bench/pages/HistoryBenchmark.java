package org.tppkit.bench.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.bench.bank.PageBody;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Paired;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;

/** A million transactions in a small heap. The bytes are streamed out of a hundred entries: making them costs nothing. */
public final class HistoryBenchmark implements Benchmark {
    private static final int ALL = 1_000_000;
    private static final int LARGE = 10_000;
    private static final int SMALL = 100;
    private static final String OURS = "ours";
    private static final String SCAN = "token scan";
    private static final String HEAP = "32m";

    private final PageBody.Repeated entries = new PageBody.Repeated(PageBody.Form.NUMBERS);

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of("-Xmx" + HEAP);
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.addAll(compare("10⁶ transactions in 10⁴ pages of 100", this::scanSmallPages, this::readSmallPages));
        rows.addAll(compare("10⁶ transactions in 100 pages of 10⁴", this::scanLargePage, this::readLargePage));
        rows.add(Row.of(
                "P6",
                "10⁶ transactions in one page, -Xmx" + HEAP,
                "–",
                "entries read",
                Quartiles.exactly(PageReaders.eachTransaction(entries.stream(ALL))),
                Goal.exactly(ALL)));
        return rows;
    }

    /** A hundred rounds of ten thousand entries each are the million. */
    private static List<Row> compare(String what, Contender.Work scan, Contender.Work ours) throws Exception {
        Comparison result = new Paired(ALL / LARGE, Duration.ofNanos(1), Duration.ofMillis(2_500))
                .compare(List.of(new Contender(SCAN, scan), new Contender(OURS, ours)));
        return List.of(Row.ratio(
                "P6",
                what + ", -Xmx" + HEAP,
                SCAN,
                "CPU",
                result.ratio(OURS, SCAN, Slice::cpuNanos),
                Goal.atMost(2.3, 2.1)));
    }

    private Object scanSmallPages() throws IOException {
        for (int i = 0; i < LARGE / SMALL; i++) {
            HandReader.scan(entries.stream(SMALL));
        }
        return LARGE;
    }

    private Object readSmallPages() {
        int count = 0;
        for (int i = 0; i < LARGE / SMALL; i++) {
            count += PageReaders.transactions(entries.stream(SMALL)).size();
        }
        return count;
    }

    private Object scanLargePage() throws IOException {
        return HandReader.scan(entries.stream(LARGE));
    }

    private Object readLargePage() {
        return PageReaders.eachTransaction(entries.stream(LARGE));
    }
}
