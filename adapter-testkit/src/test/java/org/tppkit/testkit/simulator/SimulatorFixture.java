package org.tppkit.testkit.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** One running bank for all tests of a fork; each test finds quirks, faults and journal as new. */
abstract class SimulatorFixture {

    /** A Wednesday noon in Paris. */
    static final Instant NOON = Instant.parse("2026-03-18T11:00:00Z");

    static final TestPki PKI = TestPki.shared();
    static final TppCertificates TPP = PKI.tpp();
    static final SettableClock CLOCK = new SettableClock();

    static final BankSimulator BANK = BankSimulator.builder()
            .bank(SimulatedBank.FORTUNEO)
            .pki(PKI)
            .clock(CLOCK)
            .application(TestClient.application(TPP))
            .start();

    static final TestClient CLIENT = new TestClient(BANK, TPP);

    @BeforeEach
    void asNew() {
        CLOCK.set(NOON);
        BANK.clock().reset();
        BANK.quirks().reset();
        BANK.faults().clear();
        BANK.journal().clear();
    }

    @AfterAll
    static void noFaultIsLeft() {
        BANK.faults().clear();
    }

    /** A clock that stands still until it is set. */
    static final class SettableClock extends Clock {
        private volatile Instant now = NOON;

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
