package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;

/** The simulator against the pact of version 1.4.1. */
@Provider("arkea-stet-1.4.1")
@PactFolder("pacts")
class SimulatorOf141PactTest extends SimulatorVerification {
    SimulatorOf141PactTest() {
        super(Stet.V1_4_1);
    }
}
