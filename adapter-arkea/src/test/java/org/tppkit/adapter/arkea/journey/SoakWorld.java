package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.Settings;
import org.tppkit.core.Signers;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.scripted.ClientCertificate;
import org.tppkit.testkit.scripted.ScriptedBank;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Two third parties, two banks, two customers, one token store; and a stranger's server that must never be spoken to. */
final class SoakWorld implements AutoCloseable {
    private static final List<SimulatedBank> BANKS = List.of(SimulatedBank.FORTUNEO, SimulatedBank.CMB);
    private static final List<String> CUSTOMERS = List.of(DataSet.OVERDRAWN, DataSet.NO_TRANSACTIONS);
    private static final int ATTEMPTS = 5;
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");

    /** One customer of one bank, seen by one third party. */
    record Seat(String name, BankSimulator simulator, Bank bank, String customer) {}

    final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    final SecretKeepingStore store = new SecretKeepingStore();
    final RecordingListener listener = new RecordingListener();
    final ScriptedBank stranger = ScriptedBank.builder(TestPki.shared())
            .clientCertificate(ClientCertificate.NONE)
            .start();
    final List<BankSimulator> simulators = new ArrayList<>();
    final List<Seat> seats = new ArrayList<>();
    private final List<TppClient> clients = new ArrayList<>();
    private final Map<Seat, Consent> consents = new ConcurrentHashMap<>();
    private int eventsTaken;

    SoakWorld() {
        for (SimulatedBank bank : BANKS) {
            simulators.add(BankSimulator.builder()
                    .bank(bank)
                    .pki(TestPki.shared())
                    .clock(clock)
                    .throughRelay()
                    .start());
        }
        TppProfile valid = TppProfile.standard().valid(FROM, TO);
        thirdParty("one", valid);
        thirdParty("two", valid.named("Another", "PSDFR-ACPR-99999"));
    }

    private void thirdParty(String name, TppProfile profile) {
        TppCertificates tpp = TestPki.shared().reissue(TestPki.shared().tpp(), profile);
        TppClient.Builder builder = TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(TppIdentity.of(
                        tpp.qwac().key(),
                        tpp.qwac().chain(),
                        Signers.of(tpp.qsealc().key(), tpp.qsealc().chain()),
                        BankWorld.KEY_ID))
                .trustedCertificates(List.of(TestPki.shared().caCertificate()))
                .tokenStore(store)
                .initiatingParty(Party.named(profile.name()))
                .clock(clock)
                .listener(listener)
                .settings(Settings.builder()
                        .retries(new RetryPolicy(
                                2, 1, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1)))
                        .build());
        for (BankSimulator simulator : simulators) {
            String clientId = name + "-at-" + simulator.bank().id();
            simulator.register(RegisteredApplication.of(clientId, BankWorld.REDIRECT, tpp, BankWorld.KEY_ID));
            builder.application(Application.of(id(simulator), clientId, BankWorld.REDIRECT))
                    .endpoints(id(simulator), BankEndpoints.of(simulator.apiUri(), simulator.authorizationUri()));
        }
        TppClient client = builder.build();
        clients.add(client);
        for (BankSimulator simulator : simulators) {
            for (String customer : CUSTOMERS) {
                String seat = name + ", " + simulator.bank().id() + ", " + customer;
                seats.add(new Seat(seat, simulator, client.bank(id(simulator)), customer));
            }
        }
    }

    private static BankId id(BankSimulator simulator) {
        return BankId.of("arkea", simulator.bank().id());
    }

    /** The seat's consent; a new one where there is none, or the old one was lost. */
    Consent consent(Seat seat) {
        return consents.computeIfAbsent(seat, this::given);
    }

    /** What a fault ended is begun anew. */
    void forget(Seat seat) {
        consents.remove(seat);
    }

    /** A connection that an earlier schedule broke may meet the code: then the customer begins anew. */
    private Consent given(Seat seat) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return givenAtOnce(seat);
            } catch (TppException e) {
                assertThat(e.requestsSent()).as("not the library's own").isLessThanOrEqualTo(1);
            }
        }
        return givenAtOnce(seat);
    }

    private static Consent givenAtOnce(Seat seat) {
        PendingConsent pending =
                seat.bank().consents().begin(ConsentRequest.accountInformation(seat.name()), BankWorld.CUSTOMER);
        URI callback = seat.simulator().approveAll(pending.redirect(), seat.customer());
        return seat.bank().consents().complete(pending, Callback.parse(callback));
    }

    String nameOf(Seat seat) {
        return seat.simulator().customer(seat.customer()).name();
    }

    /** The events that came since this was asked before. */
    List<Object> newEvents() {
        List<Object> all = listener.all();
        List<Object> fresh = all.subList(eventsTaken, all.size());
        eventsTaken = all.size();
        return fresh;
    }

    /** What must stand in no text. */
    Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        store.secrets().forEach(token -> secrets.put(token, "token"));
        for (Seat seat : seats) {
            secrets.put(nameOf(seat), "name");
            seat.simulator()
                    .customer(seat.customer())
                    .accounts()
                    .forEach(account -> secrets.put(account.identification(), "account"));
        }
        return secrets;
    }

    /** Ends the clients; then no thread and no connection of theirs is left. */
    void requireNothingLeft() {
        clients.forEach(client -> assertThat(client.close(BankWorld.GUARD)).isTrue());
        clients.clear();
        seats.clear();
        consents.clear();
        long giveUp = System.nanoTime() + BankWorld.GUARD.toNanos();
        while (isSomethingLeft() && System.nanoTime() < giveUp) {
            // The JDK's client ends, with its connections, when the garbage collector has found it.
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(threads()).isEmpty();
        assertThat(simulators)
                .allSatisfy(simulator ->
                        assertThat(simulator.relay().open()).as("connections").isZero());
    }

    private boolean isSomethingLeft() {
        return !threads().isEmpty()
                || simulators.stream().anyMatch(simulator -> simulator.relay().open() > 0);
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("tppkit-")) {
                names.add(thread.getName());
            }
        }
        return names;
    }

    @Override
    public void close() {
        clients.forEach(TppClient::close);
        simulators.forEach(BankSimulator::close);
        stranger.close();
    }
}
