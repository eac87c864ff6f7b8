package org.tppkit.bench.harness;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The slices of several contenders, round by round. What is compared stood beside each other in the same round. */
public final class Comparison {
    private final Map<String, List<Slice>> slices;

    /** @param slices by contender; equally many of each, and those of the same place are of the same round */
    Comparison(Map<String, List<Slice>> slices) {
        this.slices = Map.copyOf(slices);
    }

    /** The quartiles of what one contender used. */
    public Quartiles of(String contender, ToDoubleFunction<Slice> measure) {
        return Quartiles.of(slices(contender).stream().mapToDouble(measure).toArray());
    }

    /** The quartiles of the rounds' ratios of one contender to another. */
    public Quartiles ratio(String contender, String beside, ToDoubleFunction<Slice> measure) {
        return ratioToSum(contender, List.of(beside), measure);
    }

    /** The quartiles of the rounds' ratios of one contender to the sum of others. */
    public Quartiles ratioToSum(String contender, List<String> beside, ToDoubleFunction<Slice> measure) {
        return perRound(contender, round -> inRound(contender, round, measure) / sum(beside, round, measure));
    }

    /** The quartiles of what one contender used more than another, round by round. */
    public Quartiles more(String contender, String beside, ToDoubleFunction<Slice> measure) {
        return perRound(contender, round -> inRound(contender, round, measure) - inRound(beside, round, measure));
    }

    private Quartiles perRound(String contender, IntToDoubleFunction figure) {
        return Quartiles.of(
                IntStream.range(0, slices(contender).size()).mapToDouble(figure).toArray());
    }

    private double sum(List<String> contenders, int round, ToDoubleFunction<Slice> measure) {
        return contenders.stream()
                .mapToDouble(name -> inRound(name, round, measure))
                .sum();
    }

    private double inRound(String contender, int round, ToDoubleFunction<Slice> measure) {
        return measure.applyAsDouble(slices(contender).get(round));
    }

    private List<Slice> slices(String contender) {
        return Objects.requireNonNull(slices.get(contender), contender);
    }
}
