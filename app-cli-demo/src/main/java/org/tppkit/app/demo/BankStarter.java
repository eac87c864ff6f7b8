package org.tppkit.app.demo;

import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;

/** Starts the demo's banks; whoever wants to see a bank misbehave starts it and gives it faults. */
@FunctionalInterface
public interface BankStarter {

    /** Starts a bank that is described already. */
    BankSimulator start(BankSimulatorBuilder description);
}
