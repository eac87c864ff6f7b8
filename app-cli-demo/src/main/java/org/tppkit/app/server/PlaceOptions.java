package org.tppkit.app.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.server.SimulatorServerBuilder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which banks there are, and where they listen. */
final class PlaceOptions {
    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    /** Some banks or all of them. */
    private static final class Choice {
        @Option(
                names = "--bank",
                split = ",",
                paramLabel = "<bank>",
                converter = BankConverter.class,
                description = "Banks, parted by commas: cmb, cmso, fortuneo, max, abp, abei, abs, bpe, allianz;"
                        + " otherwise fortuneo.")
        private List<SimulatedBank> banks = new ArrayList<>();

        @Option(names = "--all", description = "All nine banks.")
        private boolean all;

        private Collection<SimulatedBank> chosen() {
            if (all) {
                return EnumSet.allOf(SimulatedBank.class);
            }
            return banks.isEmpty() ? EnumSet.of(SimulatedBank.FORTUNEO) : EnumSet.copyOf(banks);
        }
    }

    @Option(
            names = "--bind",
            paramLabel = "<address>",
            description = "The address that the banks are bound to; otherwise the loopback address, which only this"
                    + " machine can reach. The control server stays on loopback.")
    private @Nullable String bind;

    @Option(
            names = "--host-name",
            paramLabel = "<name>",
            description = "The name under which clients reach the banks, for addresses and certificates; otherwise"
                    + " localhost, or the address of --bind.")
    private @Nullable String hostName;

    @Option(
            names = "--port-base",
            paramLabel = "<port>",
            description = "Use this port (control), the next (keyId URL), two for each bank, and one for the redirect"
                    + " address; otherwise free ones.")
    private int portBase;

    @Option(
            names = "--redirect-uri",
            paramLabel = "<address>",
            description = "Where customers are sent back to; otherwise http://localhost:<a free port>/callback.")
    private @Nullable URI redirectUri;

    /** Tells a server's builder; {@link IllegalArgumentException} says which option is wrong. */
    void describeTo(SimulatorServerBuilder server) {
        server.banks(choice.chosen()).portBase(portBase);
        if (redirectUri != null) {
            if (!redirectUri.isAbsolute() || redirectUri.getRawFragment() != null) {
                throw new IllegalArgumentException("--redirect-uri must be an absolute address without fragment");
            }
            server.redirectUri(redirectUri);
        }
        InetAddress address = address();
        boolean local = address.isLoopbackAddress() || address.isAnyLocalAddress();
        String name = hostName != null ? hostName : local ? "localhost" : address.getHostAddress();
        server.bind(address, name);
    }

    private InetAddress address() {
        try {
            return bind == null ? InetAddress.getLoopbackAddress() : InetAddress.getAllByName(bind)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--bind must be an address of this machine, for instance 127.0.0.1");
        }
    }

    /** What to warn of: that others can reach the banks. */
    Optional<String> warning() {
        InetAddress address = address();
        return address.isLoopbackAddress()
                ? Optional.empty()
                : Optional.of("others in the network can reach the banks at " + address.getHostAddress()
                        + "; their pages ask nobody for a password");
    }
}
