package org.tppkit.app.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Surroundings;
import org.tppkit.app.client.Workbench;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Bank;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** A simulated bank, a configuration file for it, and a user's folder with a consent for each customer. */
final class ReadBench implements AutoCloseable {
    private static final TestPki PKI = TestPki.shared();
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");

    private final Path folder;
    private final BankSimulator bank;

    private ReadBench(Path folder, BankSimulator bank) {
        this.folder = folder;
        this.bank = bank;
    }

    static ReadBench start(Path folder, UnaryOperator<BankSimulatorBuilder> description) throws IOException {
        TppCertificates tpp = PKI.reissue(
                PKI.tpp(),
                TppProfile.standard()
                        .valid(
                                Instant.now().minus(Duration.ofDays(1)),
                                Instant.now().plus(Duration.ofDays(200))));
        BankSimulator bank = description
                .apply(BankSimulator.builder()
                        .bank(SimulatedBank.FORTUNEO)
                        .pki(PKI)
                        .application(RegisteredApplication.of("my-key", REDIRECT, tpp, KEY_ID)))
                .start();
        Files.writeString(folder.resolve("qwac.pem"), tpp.qwac().chainPem());
        Files.writeString(folder.resolve("qwac.key"), tpp.qwac().keyPem());
        Files.writeString(folder.resolve("qsealc.pem"), tpp.qsealc().chainPem());
        Files.writeString(folder.resolve("qsealc.key"), tpp.qsealc().keyPem());
        Files.writeString(folder.resolve("ca.pem"), KeyAndChain.pem(PKI.caCertificate()));
        Files.writeString(
                folder.resolve("tppkit.properties"),
                String.join(
                        "\n",
                        "environment=SANDBOX",
                        "identity.keyIdUrl=" + KEY_ID,
                        "identity.qwac.certificate=qwac.pem",
                        "identity.qwac.key=qwac.key",
                        "identity.qsealc.certificate=qsealc.pem",
                        "identity.qsealc.key=qsealc.key",
                        "trust.pem=ca.pem",
                        "bank.arkea.fortuneo.clientId=my-key",
                        "bank.arkea.fortuneo.redirectUri=" + REDIRECT,
                        "bank.arkea.fortuneo.api=" + bank.apiUri(),
                        "bank.arkea.fortuneo.authorization=" + bank.authorizationUri()));
        return new ReadBench(folder, bank);
    }

    BankSimulator bank() {
        return bank;
    }

    Path folder() {
        return folder;
    }

    Path configuration() {
        return folder.resolve("tppkit.properties");
    }

    Path home(String customer) {
        return folder.resolve("home-" + customer);
    }

    Surroundings surroundings(String customer) {
        return Surroundings.of(
                Map.of(
                        "TPPKIT_CONFIG",
                        configuration().toString(),
                        "TPPKIT_HOME",
                        home(customer).toString()),
                folder,
                "Linux");
    }

    /** The customer goes to the bank and agrees; the consent is kept in a folder of their own. */
    void consent(String customer) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandContext context = new CommandContext(
                new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, false), surroundings(customer));
        try (Workbench workbench = Workbench.open(context, new ClientOptions())) {
            Bank opened = workbench.banks().get(BankId.of("arkea:fortuneo"));
            PendingConsent pending = opened.consents()
                    .begin(ConsentRequest.accountInformation("user-" + customer), PsuContext.present("127.0.0.1"));
            opened.consents().complete(pending, Callback.parse(bank.approveAll(pending.redirect(), customer)));
        }
    }

    /** Runs a command for that customer. */
    CommandLineOutput run(String customer, String... args) {
        return CommandLineOutput.in(surroundings(customer), args);
    }

    /** As above, with further arguments. */
    CommandLineOutput run(String customer, List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(Arrays.asList(more));
        return run(customer, all.toArray(String[]::new));
    }

    @Override
    public void close() {
        bank.close();
    }
}
