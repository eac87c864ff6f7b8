package org.tppkit.testkit.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.testkit.simulator.server.SimulatorServer;

/**
 * Runs one bank as a {@link SimulatorServer} until it is stopped, on free ports of the loopback address, for who verifies
 * contracts. Arguments: a folder, and one of the nine banks ({@code cmb} if not said). Into the folder it writes what the
 * server does, and besides:
 *
 * <ul>
 *   <li>{@code refresh-token}: of a consent that the customer {@link DataSet#MANY_TRANSACTIONS} gave for all accounts
 *   <li>{@code proxy.properties}: settings for {@link org.tppkit.testkit.proxy.SigningProxyMain}, in that customer's name
 *   <li>{@code proxy-states.properties}: the same, with the token that a provider state left ({@link
 *       org.tppkit.testkit.simulator.control.ControlServer})
 *   <li>{@code simulator.properties}: {@code api}, {@code authorization}, {@code bank}, {@code clientId}, {@code
 * redirectUri},
 *       {@code keyIdUrl}; written when all of that is there
 * </ul>
 */
public final class SimulatorMain {

    private static final URI REDIRECT = URI.create("https://tpp.example/callback");

    private SimulatorMain() {}

    /**
     * Starts the bank.
     *
     * @param args the folder, and a bank
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] args) throws IOException {
        SimulatorServer server = start(args);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "simulator-stop"));
        BankSimulator bank = server.banks().get(0);
        System.out.println("The simulated bank " + bank.bank().id() + " listens at " + bank.apiUri());
    }

    /**
     * As {@link #main}, for programs that stop the bank themselves.
     *
     * @param args the folder, and maybe the bank's id, for instance {@code fortuneo}; CMB without it
     * @return the running server; whoever starts it closes it
     * @throws IllegalArgumentException if there are no or more than two arguments, or there is no such bank
     * @throws IOException if the folder cannot be written
     */
    public static SimulatorServer start(String... args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("expected are a folder, and maybe a bank");
        }
        return SimulatorServer.in(Path.of(args[0]))
                .banks(Set.of(args.length == 1 ? SimulatedBank.CMB : bank(args[1])))
                .redirectUri(REDIRECT)
                .contractFiles()
                .start();
    }

    private static SimulatedBank bank(String id) {
        return Stream.of(SimulatedBank.values())
                .filter(bank -> bank.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such bank; there are "
                        + Arrays.stream(SimulatedBank.values())
                                .map(SimulatedBank::id)
                                .collect(Collectors.joining(" "))));
    }
}
