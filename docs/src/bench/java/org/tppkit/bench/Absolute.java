package org.tppkit.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Absolute figures by JMH, for orientation: the least and the median of its iterations, never its mean. */
final class Absolute {
    private Absolute() {}

    static List<String> run(Path keys) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Timings.class.getName())
                        .jvmArgsAppend("-D" + Timings.KEYS + "=" + keys)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(15)
                        .measurementTime(TimeValue.milliseconds(300))
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        List<String> lines =
                new ArrayList<>(List.of("", "| by JMH, one thread | µs, least | µs, median |", "|---|---|---|"));
        for (RunResult result : results) {
            Statistics statistics = result.getPrimaryResult().getStatistics();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,.1f | %,.1f |",
                    result.getPrimaryResult().getLabel(),
                    statistics.getMin(),
                    statistics.getPercentile(50)));
        }
        return lines;
    }
}
