package org.tppkit.app.demo;

import java.time.Duration;
import org.tppkit.core.Bank;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/**
 * A customer at one bank, in one version of its interface: seen by the library and by the bank itself.
 *
 * @param bank the library's side
 * @param simulator the bank's side
 * @param clock the clock of both
 */
record Visit(Bank bank, BankSimulator simulator, ManualClock clock) {

    /** The customer, as the bank knows them. */
    SimulatedCustomer customer() {
        return simulator.customer(DataSet.MANY_TRANSACTIONS);
    }

    /** The third party's own name for the customer. */
    String subject() {
        return "user-42";
    }

    /** The customer sits at their browser, at an address made for documentation (RFC 5737). */
    PsuContext psu() {
        return PsuContext.present("203.0.113.7");
    }

    /** Time passes, for the bank and for the library. */
    void pass(Duration time) {
        clock.advance(time);
    }

    /** For people: name, id and version. */
    String title() {
        return bank.descriptor().name() + " (" + bank.id() + "), STET " + bank.version();
    }
}
