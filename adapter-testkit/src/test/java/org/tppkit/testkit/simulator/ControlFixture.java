package org.tppkit.testkit.simulator;

import java.util.List;
import org.tppkit.testkit.simulator.control.ControlServer;

/** The fixture's bank with one control server for all tests of a fork. */
abstract class ControlFixture extends SimulatorFixture {

    static final String BANK_PATH = "/banks/fortuneo";
    static final ControlClient CONTROL =
            new ControlClient(ControlServer.over(List.of(BANK)).start());

    /** JSON with apostrophes for quotation marks. */
    static String text(String json) {
        return json.replace('\'', '"');
    }
}
