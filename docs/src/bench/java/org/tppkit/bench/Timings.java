package org.tppkit.bench;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.PageBody;
import org.tppkit.bench.pages.PageReaders;
import org.tppkit.bench.sign.SignContenders;

/** What JMH times. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class Timings {
    static final String KEYS = "tppkit.bench.keys";
    private static final int ENTRIES = 100;

    private SignContenders signers = null;
    private PageReaders page = null;

    /** Reads the keys. */
    @Setup
    public void prepare() throws Exception {
        signers = SignContenders.of(Keys.read(Path.of(System.getProperty(KEYS))));
        page = new PageReaders(PageBody.of(ENTRIES, PageBody.Form.NUMBERS));
    }

    /** The bare signature. */
    @Benchmark
    public Object signBare() throws Exception {
        return signers.bare();
    }

    /** A whole request. */
    @Benchmark
    public Object signRequest() {
        return signers.ours();
    }

    /** A page of 100 transactions. */
    @Benchmark
    public Object readPageOf100() {
        return page.ours();
    }
}
