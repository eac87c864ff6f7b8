package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tppkit.app.client.Browser;
import org.tppkit.app.client.Surroundings;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/**
 * A user of the command line: a simulated bank, a folder with configuration file and keys, a browser whose customer approves
 * everything. Closing it fails if a secret stood in anything that was printed.
 */
public final class CliWorld implements AutoCloseable {
    private static final String CLIENT_ID = "cli-key";
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final TppCertificates TPP = TestPki.shared()
            .reissue(
                    TestPki.shared().tpp(),
                    TppProfile.standard()
                            .valid(
                                    Instant.now().minus(Duration.ofDays(1)),
                                    Instant.now().plus(Duration.ofDays(300))));

    private final Path folder;
    private final ManualClock clock = ManualClock.at(Instant.now());
    private final BankSimulator bank;
    private final Map<String, String> settings = new TreeMap<>();
    private final Set<String> secrets = new TreeSet<>();
    private final Set<String> tokens = new TreeSet<>();
    private final StringBuilder printed = new StringBuilder();
    private Surroundings surroundings;

    /** One whose customers come back to a port of this machine. */
    public static CliWorld in(Path folder) {
        return new CliWorld(folder, URI.create("http://localhost:" + freePort() + "/callback"));
    }

    /**
     * One whose customers come back there.
     *
     * @param folder an empty one
     */
    public CliWorld(Path folder, URI redirectUri) {
        this.folder = folder;
        this.bank = BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .clock(clock)
                .application(RegisteredApplication.of(CLIENT_ID, redirectUri, TPP, KEY_ID))
                .start();
        settings.put("environment", "sandbox");
        settings.put("identity.keyIdUrl", KEY_ID.toString());
        settings.put("initiatingParty.name", "Example Third Party");
        settings.put("bank.arkea.fortuneo.api", bank.apiUri().toString());
        settings.put(
                "bank.arkea.fortuneo.authorization", bank.authorizationUri().toString());
        settings.put("bank.arkea.fortuneo.clientId", CLIENT_ID);
        settings.put("bank.arkea.fortuneo.redirectUri", redirectUri.toString());
        key("qwac", TPP.qwac());
        key("qsealc", TPP.qsealc());
        file("trust.pem", KeyAndChain.pem(TestPki.shared().caCertificate()));
        this.surroundings = Surroundings.of(Map.of("TPPKIT_HOME", folder.toString()), folder, "Linux")
                .withClock(clock)
                .withBrowser(approving(DataSet.SEVERAL_ACCOUNTS));
        writeConfiguration();
    }

    /**
     * A port that nobody listens at, to be used later. Not one of those that systems give to whoever asks for any (from 32768
     * on Linux): by then it could be somebody else's.
     */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // It is taken: another one.
            }
        }
    }

    private void key(String name, KeyAndChain key) {
        file("identity." + name + ".certificate", key.chainPem());
        file("identity." + name + ".key", key.keyPem());
        key.keyPem().lines().filter(line -> !line.startsWith("-")).limit(3).forEach(secrets::add);
    }

    /** By its name alone: paths start at the configuration file. */
    private void file(String key, String text) {
        write(key, text);
        settings.put(key, key);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the configuration file; an empty value removes the key. */
    public CliWorld configure(String key, String value) {
        if (value.isEmpty()) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }
        writeConfiguration();
        return this;
    }

    private void writeConfiguration() {
        write(
                "tppkit.properties",
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                        .collect(Collectors.joining("\n")));
    }

    /** The bank. */
    public BankSimulator bank() {
        return bank;
    }

    /** The clock of bank and commands. */
    public ManualClock clock() {
        return clock;
    }

    /** The user's folder. */
    public Path home() {
        return folder;
    }

    /** The world that commands are run in; may be changed between two commands. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Another world for the commands that follow. */
    public CliWorld surroundings(Surroundings other) {
        surroundings = other;
        return this;
    }

    /** A browser whose customer approves consents, and that goes where the bank then sends it. */
    public Browser approving(String customer) {
        return address -> {
            visit(approve(address, customer), "en");
            return true;
        };
    }

    /** What a customer who approves everything is sent back to. */
    public URI approve(URI address, String customer) {
        return noted(bank.approveAll(address, customer));
    }

    /** Remembers what a callback holds as secret. */
    public URI noted(URI callback) {
        Matcher matcher = Pattern.compile("\\bcode=([^&]+)").matcher(callback.toString());
        while (matcher.find()) {
            secrets.add(matcher.group(1));
        }
        return callback;
    }

    /** Asks for a page as a browser would. */
    public static Page visit(URI address, String language) {
        return Page.get(address, language);
    }

    /** Runs a command. */
    public CommandLineOutput run(String... args) {
        CommandLineOutput output = CommandLineOutput.in(surroundings, args);
        printed.append(output.out()).append(output.err());
        tokens.addAll(StoredTokens.in(folder));
        return output;
    }

    /** A consent that a customer has given: its id. */
    public String givenConsent(String... options) {
        List<String> args = new ArrayList<>(List.of("consent", "start", "--json"));
        args.addAll(List.of(options));
        CommandLineOutput run = run(args.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return idIn(run);
    }

    /** The id in a consent as JSON. */
    public static String idIn(CommandLineOutput run) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(run.out());
        assertThat(id.find()).as("an id in: %s", run.out()).isTrue();
        return id.group(1);
    }

    /** Whether the bank gave any token: then the search has to know some. */
    private boolean gaveTokens() {
        return !bank.journal()
                .matching(entry -> entry.path().endsWith("/token") && entry.status() == 200)
                .isEmpty();
    }

    private void collectKey() {
        Path key = folder.resolve("store.key");
        if (Files.exists(key)) {
            try {
                secrets.add(Files.readString(key).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        bank.close();
        collectKey();
        if (gaveTokens()) {
            assertThat(tokens).as("tokens to look for").isNotEmpty();
        }
        secrets.addAll(tokens);
        secrets.forEach(secret -> assertThat(printed.indexOf(secret))
                .as("a secret was printed: %s", printed)
                .isNegative());
    }
}
