package org.tppkit.adapter.arkea.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Several nodes on one PostgreSQL, one simulated bank, and one clock that all look at. */
final class Deployment implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2026-11-16T09:30:00Z");
    static final Duration GUARD = Duration.ofSeconds(60);

    final RestartablePostgres database;
    final BankSimulator simulator;
    final List<NodeProcess> nodes = new ArrayList<>();
    private final ManualClock clock = ManualClock.at(BEGIN);
    private final SharedSetup setup;
    private final TppClient client;

    Deployment(Path folder, int size) throws Exception {
        database = RestartablePostgres.start(Files.createDirectory(folder.resolve("data")));
        TppCertificates tpp = SharedSetup.certificates();
        simulator = BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .pki(TestPki.shared())
                .clock(clock)
                .application(
                        RegisteredApplication.of(SharedSetup.CLIENT_ID, SharedSetup.REDIRECT, tpp, SharedSetup.KEY_ID))
                .start();
        setup = SharedSetup.write(folder, simulator, tpp, database.url());
        for (int i = 0; i < size; i++) {
            nodes.add(NodeProcess.start(setup.directory()));
        }
        client = setup.client(setup.store(), clock, new RecordingListener());
        nodes.forEach(node -> assertThat(node.line()).isEqualTo("ready"));
    }

    /** A node more, in place of one that died. */
    NodeProcess startNode() {
        NodeProcess node = NodeProcess.start(setup.directory());
        nodes.add(node);
        assertThat(node.line()).isEqualTo("ready");
        tellTime(node);
        return node;
    }

    /** A customer's consent, given on yet another node: this process. */
    Consent consent() {
        Bank bank = client.bank(SharedSetup.BANK);
        PendingConsent pending =
                bank.consents().begin(ConsentRequest.accountInformation("user"), PsuContext.present("203.0.113.7"));
        URI callback = simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
        return bank.consents().complete(pending, Callback.parse(callback));
    }

    /** Whether the customer need not be asked again, by what the store says. */
    boolean isAlive(Consent consent) {
        return client.bank(SharedSetup.BANK)
                .consents()
                .find(consent.id())
                .orElseThrow()
                .lost()
                .isEmpty();
    }

    /** So much later, all access tokens are spent; no node has used one lately. */
    void letTokensExpire() {
        advance(Duration.ofHours(2));
        nodes.forEach(node -> node.tell("forget"));
    }

    void advance(Duration time) {
        clock.advance(time);
        nodes.forEach(this::tellTime);
    }

    private void tellTime(NodeProcess node) {
        node.tell("clock " + clock.instant());
    }

    /** Lets the nodes call at the same time, each with so many threads, and gives what each of them says. */
    List<String> callAll(List<NodeProcess> callers, Consent consent, int threads, int tries) {
        callers.forEach(node -> call(node, consent, threads, tries));
        return callers.stream().map(NodeProcess::line).toList();
    }

    void call(NodeProcess node, Consent consent, int threads, int tries) {
        node.tell("call " + consent.encode() + " " + threads + " " + tries);
    }

    /** How many refreshes the bank saw. */
    int refreshes() {
        return simulator
                .journal()
                .matching(entry -> entry.form().getOrDefault("grant_type", "").equals("refresh_token"))
                .size();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(NodeProcess::close);
        client.close();
        simulator.close();
        database.close();
    }
}
