package org.tppkit.bench.sign;

import java.util.List;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;

/** What a signed request costs beside its RSA signature alone. */
public final class SignBenchmark implements Benchmark {
    private static final String BARE = "bare RSA-2048 signature";
    private static final String OURS = "sign(request)";
    private static final String TOMITRIBE = "Tomitribe 1.8";
    private static final String ADORSYS = "adorsys 0.1.15";

    @Override
    public String name() {
        return "sign";
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        SignContenders ways = SignContenders.of(Keys.read(plan.keys()));
        Comparison result = plan.paired()
                .compare(List.of(
                        new Contender(BARE, ways::bare),
                        new Contender(OURS, ways::ours),
                        new Contender(TOMITRIBE, ways::tomitribe),
                        new Contender(ADORSYS, ways::adorsys)));
        return List.of(
                Row.ratio("P1", OURS, BARE, "CPU", cpu(result, OURS), Goal.atMost(1.03, 1.01)),
                Row.kilobytes("P1", OURS, "more than " + BARE, bytes(result, OURS), Goal.atMost(8, 5)),
                Row.ratio("", TOMITRIBE, BARE, "CPU", cpu(result, TOMITRIBE)),
                Row.kilobytes("", TOMITRIBE, "more than " + BARE, bytes(result, TOMITRIBE)),
                Row.ratio("", ADORSYS, BARE, "CPU", cpu(result, ADORSYS)),
                Row.kilobytes("", ADORSYS, "more than " + BARE, bytes(result, ADORSYS)));
    }

    private static Quartiles cpu(Comparison result, String contender) {
        return result.ratio(contender, BARE, Slice::cpuNanos);
    }

    private static Quartiles bytes(Comparison result, String contender) {
        return result.more(contender, BARE, Slice::bytes);
    }
}
