package org.tppkit.app.client;

import java.util.Optional;

/** Where a command reads what the user types. */
@FunctionalInterface
public interface LineInput {

    /** Waits for the next line; empty at the end of the input. */
    Optional<String> next();
}
