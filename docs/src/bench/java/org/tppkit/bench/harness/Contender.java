package org.tppkit.bench.harness;

/**
 * One way to do a job, to be measured beside others that do the same.
 *
 * @param name short, for instance {@code bare}; how results are asked for
 * @param work does the job once
 */
public record Contender(String name, Work work) {

    /** A job. */
    @FunctionalInterface
    public interface Work {
        /** Does it once. Gives what came out, so that the compiler cannot leave it undone. */
        Object once() throws Exception;
    }
}
