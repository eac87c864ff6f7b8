package org.tppkit.app.approval;

import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.ports.model.Callback;
import picocli.CommandLine.Parameters;

/** Where the customer's browser ended, given as an argument or typed: a picocli mixin. */
public final class CallbackAddress {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<callback-url>",
            description =
                    "The whole address, in quotes; without it, it is read from the input, where it leaves no trace in"
                            + " the shell's history.")
    private @Nullable String address;

    /** Whether it was given as an argument. */
    public boolean isGiven() {
        return address != null;
    }

    /**
     * What the bank sent back; asks for it where it was not given.
     *
     * @throws CommandFailure if nothing was typed
     */
    public Callback callback(CommandContext context) {
        return Callback.parse(address == null ? typed(context) : address);
    }

    private static String typed(CommandContext context) {
        context.terminal().note("Paste the address where the browser ended:");
        return context.surroundings()
                .input()
                .next()
                .orElseThrow(() -> CommandFailure.usage("give the address where the browser ended"));
    }
}
