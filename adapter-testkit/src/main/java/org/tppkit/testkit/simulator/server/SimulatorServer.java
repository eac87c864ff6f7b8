package org.tppkit.testkit.simulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.control.ControlServer;

/**
 * Simulated banks for clients in any process and language, with a control server and a folder. Into the folder it writes:
 *
 * <ul>
 *   <li>{@code ca.pem}: the authority to trust
 *   <li>{@code tpp.p12} with {@code tpp.password}, and the same as {@code qwac.pem}, {@code qwac.key}, {@code
 * qsealc.pem},
 *       {@code qsealc.key}: the throw-away identity of a third party that is registered at each bank, for a year
 *   <li>{@code tppkit.properties}: settings for {@code TppClient.from}, with absolute paths
 *   <li>{@code control.token}: the secret that the control server asks for
 *   <li>{@code state-token-<bank>}, when a provider state was set up by the control server: the token that the next request
 *       has to carry
 *   <li>{@code simulator.env}: addresses of the first bank, as variables of a shell
 *   <li>{@code addresses.json}: all addresses, names of files (relative to the folder) and the process id; written
 * last and
 *       at once, when everything listens; it is gone when the server was closed
 * </ul>
 *
 * <p>Keys, tokens and the file with the password can be read by their owner only, where the file system knows owners. A
 * folder serves one server at a time, and can be used again. All methods may be called by any thread.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final Duration YEAR = Duration.ofDays(365);

    private final ServerFolder folder;
    private final TppCertificates tpp;
    private final URI redirectUri;
    private final List<BankSimulator> banks = new ArrayList<>();
    private final TppSite site;
    private final ControlServer control;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private SimulatorServer(SimulatorServerBuilder settings, ServerFolder folder) throws IOException {
        this.folder = folder;
        open.push(folder);
        try {
            AddressFiles.forgetEarlierRuns(folder);
            TestPki pki = TestPki.shared();
            tpp = lasting(pki);
            redirectUri =
                    settings.redirectUri.isPresent() ? settings.redirectUri.get() : redirectTo(settings.redirectPort());
            site = opened(TppSite.start(
                    settings.place.at(settings.port(1)),
                    certificate(pki, settings.place.hostName()),
                    tpp.qsealc().certificate()));
            startBanks(settings, pki);
            control = opened(ControlServer.over(banks)
                    .port(settings.port(0))
                    .stateTokens((bank, token) -> ContractFiles.keep(folder, bank, token))
                    .start());
            IdentityFiles.write(folder, pki.caCertificate(), tpp);
            if (settings.contractFiles) {
                new ContractFiles(folder, this, tpp).write();
            }
            new AddressFiles(folder, this).write(control.token());
        } catch (UncheckedIOException e) {
            closeAfter(e);
            IOException cause = Objects.requireNonNull(e.getCause());
            throw new IOException(e.getMessage() + ": " + cause.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    /**
     * {@return a builder for a server that uses this folder; it is made where it is not there}
     *
     * @param folder for this server alone while it runs
     */
    public static SimulatorServerBuilder in(Path folder) {
        return new SimulatorServerBuilder(folder);
    }

    static SimulatorServer start(SimulatorServerBuilder settings) throws IOException {
        return new SimulatorServer(settings, ServerFolder.take(settings.folder));
    }

    private static TppCertificates lasting(TestPki pki) {
        Instant now = Instant.now();
        return pki.reissue(pki.tpp(), TppProfile.standard().valid(now.minus(Duration.ofDays(1)), now.plus(YEAR)));
    }

    /** For a listener of the client's, which may run already if the port is a given one; 0 for a port that is free now. */
    private static URI redirectTo(int port) throws IOException {
        return URI.create("http://localhost:" + (port == 0 ? freePort() : port) + "/callback");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static KeyAndChain certificate(TestPki pki, String hostName) {
        return hostName.equals("localhost") ? pki.server() : pki.server(hostName);
    }

    private void startBanks(SimulatorServerBuilder settings, TestPki pki) {
        int port = 2;
        for (SimulatedBank bank : settings.banks) {
            var builder = BankSimulator.builder()
                    .bank(bank)
                    .pki(pki)
                    .application(RegisteredApplication.of(clientId(bank), redirectUri, tpp, keyIdUrl()))
                    .bind(settings.place.address(), settings.place.hostName())
                    .ports(settings.port(port), settings.port(port + 1));
            settings.eachBank.accept(builder);
            BankSimulator started = opened(builder.start());
            banks.add(started);
            settings.eachStarted.accept(started);
            port += 2;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /**
     * {@return the client id of the third party's application at a bank: one application per bank, as at Arkéa}
     *
     * @param bank one of the nine
     */
    public static String clientId(SimulatedBank bank) {
        return "simulator-" + bank.id();
    }

    /** {@return the banks, in the order of {@link SimulatedBank}} */
    public List<BankSimulator> banks() {
        return List.copyOf(banks);
    }

    /** {@return the folder; absolute} */
    public Path folder() {
        return folder.path();
    }

    /** {@return the third party that is registered at each bank} */
    public TppCertificates identity() {
        return tpp;
    }

    /** {@return where customers are sent back to} */
    public URI redirectUri() {
        return redirectUri;
    }

    /** {@return where the third party's seal certificate stands, as it must be named in {@code keyId}} */
    public URI keyIdUrl() {
        return site.keyIdUrl();
    }

    /** {@return where the control server listens} */
    public URI controlUri() {
        return control.uri();
    }

    /** {@return the control server's page for people, with its token: to be opened in a browser} */
    public URI adminUri() {
        return control.adminUri();
    }

    /**
     * Takes {@code addresses.json} away and stops everything. Later calls do nothing.
     *
     * @throws IllegalStateException if a part could not be stopped, or a file not be removed; the others were
     */
    @Override
    public synchronized void close() {
        List<Exception> failures = new ArrayList<>();
        stop(folder::stopTelling, failures);
        while (!open.isEmpty()) {
            stop(open.pop(), failures);
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException("the simulator cannot be stopped in full");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    private static void stop(AutoCloseable part, List<Exception> failures) {
        try {
            part.close();
        } catch (Exception e) {
            failures.add(e);
        }
    }

    @Override
    public String toString() {
        return "SimulatorServer[" + folder.path() + ", " + banks + "]";
    }
}
