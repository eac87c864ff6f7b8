package org.tppkit.testkit.simulator.internal.page;

import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/** Answers one method of one address in the reader's language. */
@FunctionalInterface
interface Step {
    Answer take(Call call, Wording words) throws Parameters.MalformedException;
}
