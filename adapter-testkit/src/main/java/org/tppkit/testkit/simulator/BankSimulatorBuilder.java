package org.tppkit.testkit.simulator;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.simulator.internal.http.Place;

/** Settings of a {@link BankSimulator}. For use by one thread. */
public final class BankSimulatorBuilder {

    private static final int PAGE_SIZE = 50;
    private static final int JOURNAL_SIZE = 10_000;
    private static final int MOST_TRANSACTIONS = 10_000_000;
    private static final long SEED = 20_180_914;

    SimulatedBank bank = SimulatedBank.CMB;
    TestPki pki = TestPki.shared();
    Clock clock = Clock.systemUTC();
    Lifetimes lifetimes = Lifetimes.standard();
    int pageSize = PAGE_SIZE;
    int journalSize = JOURNAL_SIZE;
    final Set<Quirk> quirks = EnumSet.copyOf(Quirk.defaults());
    final List<RegisteredApplication> applications = new ArrayList<>();
    final List<X509Certificate> clientRoots = new ArrayList<>();
    boolean throughRelay;
    Place apiPlace = Place.onLoopback();
    Place pagesPlace = Place.onLoopback();
    Latency latency = Latency.none();
    private long seed = SEED;
    private int transactions = -1;
    private @Nullable DataSet data;

    BankSimulatorBuilder() {}

    /**
     * Which of the nine banks; CMB if not said.
     *
     * @param value the bank to play
     * @return this builder
     */
    public BankSimulatorBuilder bank(SimulatedBank value) {
        bank = value;
        return this;
    }

    /**
     * Issues the server certificate and vouches for clients; the shared PKI if not said.
     *
     * @param value who issues the certificates
     * @return this builder
     */
    public BankSimulatorBuilder pki(TestPki value) {
        pki = value;
        return this;
    }

    /**
     * One more root, beside the PKI's, whose client certificates are trusted.
     *
     * @param value the root certificate
     * @return this builder
     */
    public BankSimulatorBuilder clientRoot(X509Certificate value) {
        clientRoots.add(value);
        return this;
    }

    /**
     * The bank's clock; may be moved by its owner. Certificates are judged by the real time.
     *
     * @param value the clock below the bank's own one; the system's if not said
     * @return this builder
     */
    public BankSimulatorBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * How long codes, tokens and consents live.
     *
     * @param value in place of {@link Lifetimes#standard()}
     * @return this builder
     */
    public BankSimulatorBuilder lifetimes(Lifetimes value) {
        lifetimes = value;
        return this;
    }

    /**
     * Entries on a page of transactions; 50 if not said (Arkéa's own size is not known).
     *
     * @param value the number of entries; at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public BankSimulatorBuilder pageSize(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("a page has at least one entry");
        }
        pageSize = value;
        return this;
    }

    /**
     * One more registered application.
     *
     * @param value what the third party registered at this bank
     * @return this builder
     */
    public BankSimulatorBuilder application(RegisteredApplication value) {
        applications.add(value);
        return this;
    }

    /**
     * Customers of one's own; the standard ones if not said.
     *
     * @param value the customers and their accounts
     * @return this builder
     */
    public BankSimulatorBuilder data(DataSet value) {
        data = value;
        return this;
    }

    /**
     * Another seed of the standard customers.
     *
     * @param value the seed: the same one gives the same data on the same day
     * @return this builder
     */
    public BankSimulatorBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * How many entries the account of the standard customer {@link DataSet#MANY_TRANSACTIONS} has, made when they are
     * asked for: a million cost no memory and no time at the start. They lie within 150 days; about six in ten within
     * the 89 days that can be read without extended history. If not said: several hundred. Not for customers of one's
     * own.
     *
     * @param value from 0 to 10,000,000
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public BankSimulatorBuilder transactions(int value) {
        if (value < 0 || value > MOST_TRANSACTIONS) {
            throw new IllegalArgumentException("the number of transactions is from 0 to " + MOST_TRANSACTIONS);
        }
        transactions = value;
        return this;
    }

    /**
     * How many exchanges the journal keeps; 10,000 if not said. The oldest are forgotten.
     *
     * @param value at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public BankSimulatorBuilder journalSize(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("a journal keeps at least one exchange");
        }
        journalSize = value;
        return this;
    }

    /**
     * Turns quirks on.
     *
     * @param values which
     * @return this builder
     */
    public BankSimulatorBuilder enable(Quirk... values) {
        quirks.addAll(Arrays.asList(values));
        return this;
    }

    /**
     * Turns quirks off.
     *
     * @param values which
     * @return this builder
     */
    public BankSimulatorBuilder disable(Quirk... values) {
        Arrays.asList(values).forEach(quirks::remove);
        return this;
    }

    /**
     * Puts a {@link Relay} before the API listener, which can break connections between requests.
     *
     * @return this builder
     */
    public BankSimulatorBuilder throughRelay() {
        throughRelay = true;
        return this;
    }

    /**
     * Where both listeners stand; the loopback address under the name {@code localhost} if not said. The server's
     * certificate names the host.
     *
     * @param address what they are bound to
     * @param hostName the name or address under which clients reach it
     * @return this builder
     */
    public BankSimulatorBuilder bind(InetAddress address, String hostName) {
        apiPlace = new Place(address, hostName, apiPlace.port());
        pagesPlace = new Place(address, hostName, pagesPlace.port());
        return this;
    }

    /**
     * Ports of the interface and of the pages for customers; 0, as if not said, for a free one.
     *
     * @param api the port of the interface, 0 to 65535
     * @param authorization the port of the pages for customers, 0 to 65535
     * @return this builder
     */
    public BankSimulatorBuilder ports(int api, int authorization) {
        apiPlace = apiPlace.at(api);
        pagesPlace = pagesPlace.at(authorization);
        return this;
    }

    /**
     * How long each request waits, in real time, before the bank takes it up; nothing if not said.
     *
     * @param value how long; zero for none
     * @return this builder
     */
    public BankSimulatorBuilder latency(Duration value) {
        latency = Latency.of(value);
        return this;
    }

    /**
     * Starts the bank; it listens when this returns.
     *
     * @return the running bank; whoever starts it closes it
     */
    public BankSimulator start() {
        return new BankSimulator(this);
    }

    KeyAndChain serverCertificate() {
        String host = apiPlace.hostName();
        return host.equals("localhost") ? pki.server() : pki.server(host);
    }

    DataSet dataSet() {
        DataSet own = data;
        if (own != null) {
            return own;
        }
        return transactions < 0
                ? DataSet.standard(bank, clock, seed)
                : DataSet.standard(bank, clock, seed, transactions);
    }

    /** The seed of the standard customers; empty where the customers are one's own. */
    OptionalLong dataSeed() {
        return data == null ? OptionalLong.of(seed) : OptionalLong.empty();
    }
}
