package org.tppkit.testkit.simulator.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.internal.http.Place;

/** Settings of a {@link SimulatorServer}. For use by one thread. */
public final class SimulatorServerBuilder {

    private static final int HIGHEST_PORT = 65_535;

    final Path folder;
    Set<SimulatedBank> banks = Set.of(SimulatedBank.FORTUNEO);
    Place place = Place.onLoopback();
    int portBase;
    Optional<URI> redirectUri = Optional.empty();
    Consumer<BankSimulatorBuilder> eachBank = bank -> {};
    Consumer<BankSimulator> eachStarted = bank -> {};
    boolean contractFiles;

    SimulatorServerBuilder(Path folder) {
        this.folder = folder;
    }

    /**
     * Which banks; Fortuneo if not said.
     *
     * @param value at least one; each counts once
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public SimulatorServerBuilder banks(Collection<SimulatedBank> value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a server has at least one bank");
        }
        banks = new TreeSet<>(value);
        return this;
    }

    /**
     * What the banks are bound to, and under which name or address clients reach them; the loopback address under {@code
     * localhost} if not said. The control server is always on the loopback address.
     *
     * @param address what the banks are bound to
     * @param hostName what clients reach them by, and what their certificates name
     * @return this builder
     */
    public SimulatorServerBuilder bind(InetAddress address, String hostName) {
        place = new Place(address, hostName, 0);
        return this;
    }

    /**
     * Ports that stay the same from start to start: the control server gets this one, the third party's site the next,
     * then each bank two, for its interface and for its pages, in the order of {@link SimulatedBank}; the one after
     * them stands in the redirect address. Free ports if not said, or 0.
     *
     * @param value the first port
     * @return this builder
     */
    public SimulatorServerBuilder portBase(int value) {
        if (value < 0 || value > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is between 1 and " + HIGHEST_PORT);
        }
        portBase = value;
        return this;
    }

    /**
     * Where customers are sent back to; {@code http://localhost:<a port that is free now>/callback} if not said.
     *
     * @param value the address, as it is registered
     * @return this builder
     */
    public SimulatorServerBuilder redirectUri(URI value) {
        redirectUri = Optional.of(value);
        return this;
    }

    /**
     * Sets what else is to be set at each bank: quirks, seed, page size, latency.
     *
     * @param value is given each builder before its bank starts
     * @return this builder
     */
    public SimulatorServerBuilder eachBank(Consumer<BankSimulatorBuilder> value) {
        eachBank = value;
        return this;
    }

    /**
     * Is done with each bank when it listens, before the folder tells of it: faults, for instance.
     *
     * @param value is given each bank that listens
     * @return this builder
     */
    public SimulatorServerBuilder eachStarted(Consumer<BankSimulator> value) {
        eachStarted = value;
        return this;
    }

    /**
     * Also writes, for the first bank, what {@link org.tppkit.testkit.proxy.SigningProxyMain} needs: {@code
     * refresh-token}, {@code proxy.properties}, {@code proxy-states.properties}, {@code simulator.properties}.
     *
     * @return this builder
     */
    public SimulatorServerBuilder contractFiles() {
        contractFiles = true;
        return this;
    }

    /**
     * Starts everything; it listens and the folder is complete when this returns.
     *
     * @return the running server; whoever starts it closes it
     * @throws IllegalArgumentException if there are not enough ports above the first one
     * @throws IOException if the folder cannot be used, with what to do; if a port is taken
     */
    public SimulatorServer start() throws IOException {
        if (redirectPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("there are not enough ports above the first one");
        }
        return SimulatorServer.start(this);
    }

    /** The port after all others. */
    int redirectPort() {
        return port(2 + 2 * banks.size());
    }

    /** The control server's port is 0, the third party's site is 1, then two for each bank. */
    int port(int index) {
        return portBase == 0 ? 0 : portBase + index;
    }
}
