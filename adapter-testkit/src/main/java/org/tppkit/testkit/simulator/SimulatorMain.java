package org.tppkit.testkit.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a {@link BankSimulator} until it is stopped, on free ports of the loopback address, with the standard customers and
 * one registered application. Arguments: a folder, and one of the nine banks ({@code cmb} if not said). Into the folder it
 * writes what a client needs, {@code simulator.properties} last, when the bank listens:
 *
 * <ul>
 *   <li>{@code ca.pem}: the authority to trust
 *   <li>{@code tpp.p12} with {@code tpp.password}, and the same as {@code qwac.pem}, {@code qwac.key}, {@code qsealc.pem},
 *       {@code qsealc.key}: the third party's throw-away identity
 *   <li>{@code refresh-token}: of a consent that the customer {@link DataSet#MANY_TRANSACTIONS} gave for all accounts
 *   <li>{@code proxy.properties}: settings for {@link org.tppkit.testkit.proxy.SigningProxyMain}, in that customer's name
 *   <li>{@code simulator.properties}: {@code api}, {@code authorization}, {@code bank}, {@code clientId}, {@code redirectUri},
 *       {@code keyIdUrl}
 * </ul>
 */
public final class SimulatorMain {

    private SimulatorMain() {}

    /**
     * Starts the bank.
     *
     * @param args the folder, and a bank
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] args) throws IOException {
        BankSimulator bank = start(args);
        System.out.println("The simulated bank " + bank.bank().id() + " listens at " + bank.apiUri());
    }

    /**
     * As {@link #main}, for programs that stop the bank themselves.
     *
     * @throws IllegalArgumentException if there are no or more than two arguments, or there is no such bank
     * @throws IOException if the folder cannot be written
     */
    public static BankSimulator start(String... args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("expected are a folder, and maybe a bank");
        }
        SimulatorFolder folder = new SimulatorFolder(Path.of(args[0]));
        BankSimulator bank = BankSimulator.builder()
                .bank(args.length == 1 ? SimulatedBank.CMB : bank(args[1]))
                .application(SimulatorFolder.application())
                .start();
        try {
            folder.write(bank);
            return bank;
        } catch (IOException | RuntimeException e) {
            bank.close();
            throw e;
        }
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
