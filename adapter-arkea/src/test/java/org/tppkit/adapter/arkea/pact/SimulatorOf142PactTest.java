package org.tppkit.adapter.arkea.pact;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;

/** The simulator against the pact of version 1.4.2. */
@Provider("arkea-stet-1.4.2")
@PactFolder("pacts")
class SimulatorOf142PactTest extends SimulatorVerification {
    SimulatorOf142PactTest() {
        super(Stet.V1_4_2);
    }
}
