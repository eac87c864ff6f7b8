package org.tppkit.bench.harness;

/** Whether a figure reaches its goal. */
public enum Verdict {
    /** The better goal too. */
    STRETCH_REACHED("**yes**, the better one too"),
    /** The goal. */
    REACHED("**yes**"),
    /** The median misses it, but not three quarters of the rounds. */
    UNDECIDED("open: the median misses it, the quartile does not"),
    /** Three quarters of the rounds miss it. */
    MISSED("**no**"),
    /** There is no goal: the figure is there to compare with. */
    NO_GOAL("");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For a table. */
    public String words() {
        return words;
    }
}
