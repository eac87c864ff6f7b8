package org.tppkit.bench.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures contenders in turn. Each round gives every contender a short slice of time, in an order that moves on from round
 * to round: a machine that is slow for a while is slow for all of them, and the ratio within a round stays true. Measuring
 * one after the other does not have that.
 *
 * @param rounds how many rounds count
 * @param slice about how long a slice takes
 * @param warmUp how long each contender runs before, so that the compiler is through
 */
public record Paired(int rounds, Duration slice, Duration warmUp) {
    private static final int WARM_UP_SLICES = 8;

    /** Slices of 60 ms and two seconds and a half for the compiler: right for anything below 10 ms a call. */
    public static Paired rounds(int rounds) {
        return new Paired(rounds, Duration.ofMillis(60), Duration.ofMillis(2_500));
    }

    /** The same after a longer warm-up: for calls of a millisecond through much code. */
    public Paired withWarmUp(Duration other) {
        return new Paired(rounds, slice, other);
    }

    /** The same with another number of rounds. */
    public Paired withRounds(int other) {
        return new Paired(other, slice, warmUp);
    }

    /** Runs everything. */
    public Comparison compare(List<Contender> contenders) throws Exception {
        return compare(contenders, warmedUp(contenders));
    }

    /** Runs each of them once a round, without any warm-up: for jobs of seconds that were tried before. */
    public Comparison compareOnce(List<Contender> contenders) throws Exception {
        return compare(contenders, contenders.stream().collect(Collectors.toMap(Contender::name, one -> 1)));
    }

    private Comparison compare(List<Contender> contenders, Map<String, Integer> calls) throws Exception {
        Map<String, List<Slice>> slices = new LinkedHashMap<>();
        contenders.forEach(contender -> slices.put(contender.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                Contender next = contenders.get((round + turn) % contenders.size());
                slices.get(next.name()).add(Slice.of(next, calls.get(next.name())));
            }
        }
        return new Comparison(slices);
    }

    /** How many calls fill a slice, by the last slice of the warm-up. */
    private Map<String, Integer> warmedUp(List<Contender> contenders) throws Exception {
        Map<String, Integer> calls = new LinkedHashMap<>();
        for (int i = 0; i < WARM_UP_SLICES; i++) {
            for (Contender contender : contenders) {
                double nanos = nanosOfACall(contender, warmUp.dividedBy(WARM_UP_SLICES));
                calls.put(contender.name(), (int) Math.max(1, Math.round(slice.toNanos() / nanos)));
            }
        }
        return calls;
    }

    private static double nanosOfACall(Contender contender, Duration duration) throws Exception {
        long begin = System.nanoTime();
        long calls = 0;
        long spent;
        do {
            Slice.of(contender, 1);
            calls++;
            spent = System.nanoTime() - begin;
        } while (spent < duration.toNanos());
        return (double) spent / calls;
    }
}
