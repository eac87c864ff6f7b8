package org.tppkit.testkit.simulator.control;

import java.util.List;
import java.util.function.BiConsumer;
import org.tppkit.testkit.simulator.BankSimulator;

/** Settings of a {@link ControlServer}. For use by one thread. */
public final class ControlServerBuilder {

    private final List<BankSimulator> banks;
    private int port;
    private StateControl.TokenKeeper tokens = (bank, token) -> {};

    ControlServerBuilder(List<BankSimulator> banks) {
        this.banks = List.copyOf(banks);
    }

    /**
     * The port on the loopback address; a free one if not said, or 0.
     *
     * @param value the port; 0 for a free one
     * @return this builder
     */
    public ControlServerBuilder port(int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535");
        }
        port = value;
        return this;
    }

    /**
     * Who is told of each token that a provider state leaves for the next request; nobody if not said.
     *
     * @param keeper is given the bank's id, and the token
     * @return this builder
     */
    public ControlServerBuilder stateTokens(BiConsumer<String, String> keeper) {
        tokens = keeper::accept;
        return this;
    }

    /**
     * Starts the server; it listens when this returns.
     *
     * @return the running server; whoever starts it closes it
     * @throws IllegalArgumentException if two of the simulators are the same bank
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public ControlServer start() {
        return new ControlServer(banks, port, tokens);
    }
}
