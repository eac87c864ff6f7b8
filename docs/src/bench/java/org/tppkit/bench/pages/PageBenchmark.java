package org.tppkit.bench.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tppkit.bench.bank.PageBody;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;

/** A page of transactions, from its bytes to values of the domain with every check on. */
public final class PageBenchmark implements Benchmark {
    private static final String OURS = "ours";
    private static final String SCAN = "token scan";
    private static final String HAND = "hand streaming, unchecked";
    private static final String DATABIND = "databind records";

    @Override
    public String name() {
        return "page";
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (PageBody.Form form : PageBody.Form.values()) {
            rows.addAll(measure(plan, form, 100));
        }
        rows.addAll(measure(plan, PageBody.Form.NUMBERS, 1_000));
        return rows;
    }

    private static List<Row> measure(Plan plan, PageBody.Form form, int entries) throws Exception {
        PageReaders readers = new PageReaders(PageBody.of(entries, form), form);
        Comparison result = plan.paired()
                .compare(List.of(
                        new Contender(SCAN, readers::scan),
                        new Contender(HAND, readers::hand),
                        new Contender(DATABIND, readers::databind),
                        new Contender(OURS, readers::ours)));
        String page = "page of " + entries + ", amounts as " + form.name().toLowerCase(Locale.ROOT);
        return List.of(
                Row.ratio(
                        "P5",
                        page,
                        DATABIND,
                        "CPU",
                        result.ratio(OURS, DATABIND, Slice::cpuNanos),
                        Goal.atMost(0.75, 0.68)),
                Row.ratio(
                        "P5",
                        page,
                        DATABIND,
                        "allocation",
                        result.ratio(OURS, DATABIND, Slice::bytes),
                        Goal.atMost(0.5, 0.4)),
                Row.ratio("", page, SCAN, "CPU", result.ratio(OURS, SCAN, Slice::cpuNanos)),
                Row.ratio("", page, HAND, "CPU", result.ratio(OURS, HAND, Slice::cpuNanos)),
                Row.kilobytes("", page, "–", result.of(OURS, Slice::bytes)));
    }
}
