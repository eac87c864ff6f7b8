package org.tppkit.testkit.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The switches of one simulator; may be turned while it runs, by any thread. */
public final class Quirks {

    private final Set<Quirk> on = ConcurrentHashMap.newKeySet();

    Quirks(Set<Quirk> on) {
        this.on.addAll(on);
    }

    /**
     * {@return whether the bank shows this now}
     *
     * @param quirk which switch
     */
    public boolean isOn(Quirk quirk) {
        return on.contains(quirk);
    }

    /**
     * Turns switches on.
     *
     * @param quirks which switches; those that are on stay on
     */
    public void enable(Quirk... quirks) {
        on.addAll(Arrays.asList(quirks));
    }

    /**
     * Turns switches off.
     *
     * @param quirks which switches; those that are off stay off
     */
    public void disable(Quirk... quirks) {
        Arrays.asList(quirks).forEach(on::remove);
    }

    /**
     * Turns exactly these switches on and all others off.
     *
     * @param quirks which switches; none turns all off
     */
    public void only(Quirk... quirks) {
        on.retainAll(Arrays.asList(quirks));
        enable(quirks);
    }

    /** Goes back to the switches of a new simulator. */
    public void reset() {
        only(Quirk.defaults().toArray(new Quirk[0]));
    }

    /** {@return a copy of what is on now} */
    public Set<Quirk> enabled() {
        Set<Quirk> copy = EnumSet.noneOf(Quirk.class);
        copy.addAll(on);
        return copy;
    }
}
