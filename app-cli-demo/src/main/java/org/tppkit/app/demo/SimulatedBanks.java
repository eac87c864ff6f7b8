package org.tppkit.app.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tppkit.core.Signers;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;

/**
 * Simulated banks in this process, and what a third party needs to work with them: one application registered at each bank,
 * throw-away certificates, addresses. Banks and client share one clock, which only the demo moves on, so that an access
 * token can grow old within a second.
 */
public final class SimulatedBanks implements AutoCloseable {
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");

    /** Certificates that end so soon that the library would warn of it are not wanted here. */
    private static final int YEAR = 365;

    private final TestPki pki;
    private final TppCertificates tpp;
    private final ManualClock clock;
    private final Map<SimulatedBank, BankSimulator> banks = new TreeMap<>();

    private SimulatedBanks(TestPki pki, ManualClock clock) {
        this.pki = pki;
        this.tpp = pki.reissue(pki.tpp(), TppProfile.standard().valid(inDays(clock, -1), inDays(clock, YEAR)));
        this.clock = clock;
    }

    private static Instant inDays(Clock clock, int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    /** Starts these banks. */
    public static SimulatedBanks start(Collection<SimulatedBank> wanted, BankStarter starter) {
        SimulatedBanks started = new SimulatedBanks(TestPki.shared(), ManualClock.at(Instant.now()));
        wanted.forEach(bank -> started.start(bank, starter));
        return started;
    }

    private void start(SimulatedBank bank, BankStarter starter) {
        RegisteredApplication application = RegisteredApplication.of(clientId(bank), REDIRECT, tpp, KEY_ID);
        banks.put(
                bank,
                starter.start(
                        BankSimulator.builder().bank(bank).pki(pki).clock(clock).application(application)));
    }

    /** The id under which the library knows a simulated bank. */
    public static BankId idOf(SimulatedBank bank) {
        return BankId.of("arkea", bank.id());
    }

    private static String clientId(SimulatedBank bank) {
        return "demo-key-" + bank.id();
    }

    /** Tells a client's builder of these banks: the sandbox, with other addresses. */
    public void describeTo(TppClient.Builder client) {
        client.environment(Environment.SANDBOX)
                .trustedCertificates(List.of(pki.caCertificate()))
                .initiatingParty(Party.named("Demo Third Party"));
        banks.forEach((bank, simulator) -> {
            client.application(Application.of(idOf(bank), clientId(bank), REDIRECT));
            client.endpoints(idOf(bank), BankEndpoints.of(simulator.apiUri(), simulator.authorizationUri()));
        });
    }

    /** The third party: its QWAC for TLS, its QSealC for signatures. */
    public TppIdentity identity() {
        KeyAndChain qwac = tpp.qwac();
        KeyAndChain qsealc = tpp.qsealc();
        return TppIdentity.of(qwac.key(), qwac.chain(), Signers.of(qsealc.key(), qsealc.chain()), KEY_ID);
    }

    /** The clock of banks and client. */
    public Clock clock() {
        return clock;
    }

    /** Lets a journey move that clock on. */
    ManualClock hands() {
        return clock;
    }

    /** The banks, in the order of {@link SimulatedBank}. */
    public List<BankSimulator> all() {
        return List.copyOf(banks.values());
    }

    @Override
    public void close() {
        banks.values().forEach(BankSimulator::close);
    }
}
