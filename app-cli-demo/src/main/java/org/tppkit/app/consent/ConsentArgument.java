package org.tppkit.app.consent;

import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Consent;
import picocli.CommandLine.Parameters;

/** The consent that a command is about: a picocli mixin. */
final class ConsentArgument {
    @Parameters(index = "0", paramLabel = "<id>", description = "The consent's id, as consent list shows it.")
    private String id = "";

    /** @throws CommandFailure if no such consent is kept here */
    Consent in(Workbench bench) {
        return bench.consents().withId(id);
    }
}
