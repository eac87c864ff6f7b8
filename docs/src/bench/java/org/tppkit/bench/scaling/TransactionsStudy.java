package org.tppkit.bench.scaling;

import java.util.List;
import org.tppkit.bench.bank.PageBody;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Slice;
import org.tppkit.bench.pages.PageReaders;

/** What reading a transaction costs, among how many: as one page, and as pages of a hundred. */
final class TransactionsStudy implements Study {
    private static final List<Integer> SIZES = List.of(100, 10_000, 1_000_000);
    private static final int AT_LEAST = 100_000;
    private static final int PAGE = 100;
    private static final int MOST_ROUNDS = 5;
    private static final int WARM_UP = 5;

    private final PageBody.Repeated entries = new PageBody.Repeated(PageBody.Form.NUMBERS);

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public String axis() {
        return "transactions";
    }

    @Override
    public String title() {
        return "Processor time of a transaction";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of("-Xmx32m");
    }

    @Override
    public List<Point> measure(Plan plan) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            readPages(AT_LEAST);
            readOnePage(SIZES.get(1), AT_LEAST / SIZES.get(1));
        }
        Sizes sizes = new Sizes();
        for (int size : SIZES) {
            int times = Math.max(1, AT_LEAST / size);
            sizes.add("one page", size, size * times, () -> readOnePage(size, times));
            sizes.add("pages of 100", size, size * times, () -> readPages(size * times));
        }
        return sizes.points(
                plan.paired().withRounds(Math.min(plan.rounds(), MOST_ROUNDS)).compareOnce(sizes.contenders()),
                Slice::cpuNanos);
    }

    private Object readOnePage(int size, int times) {
        int count = 0;
        for (int i = 0; i < times; i++) {
            count += PageReaders.eachTransaction(entries.stream(size));
        }
        return count;
    }

    private Object readPages(int count) {
        int read = 0;
        while (read < count) {
            read += PageReaders.transactions(entries.stream(PAGE)).size();
        }
        return read;
    }
}
