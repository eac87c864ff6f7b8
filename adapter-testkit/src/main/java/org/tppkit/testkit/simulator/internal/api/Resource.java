package org.tppkit.testkit.simulator.internal.api;

import org.tppkit.testkit.simulator.internal.http.Answer;

/** What stands behind a route; called by several threads at once. */
@FunctionalInterface
public interface Resource {

    /** The answer to a call that passed every check. */
    Answer handle(ApiCall call);
}
