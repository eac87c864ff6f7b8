package org.tppkit.app.approval;

import picocli.CommandLine.Option;

/** How the customer is sent to the bank: a picocli mixin. */
public final class ApprovalOptions {
    @Option(
            names = "--no-browser",
            description = "Do not open a browser; the address is printed, to be opened by hand.")
    private boolean noBrowser;

    @Option(
            names = "--no-wait",
            description =
                    "Print the bank's address and end; what the bank sends back is given to the command complete.")
    private boolean noWait;

    boolean browserWanted() {
        return !noBrowser && !noWait;
    }

    boolean waitWanted() {
        return !noWait;
    }
}
