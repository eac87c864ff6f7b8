package org.tppkit.testkit.simulator.internal.http;

import java.util.Optional;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;

/** What a listener asks of its simulator; called by several threads at once. */
public interface ListenerHooks {

    /** Takes the fault that this request shall meet. */
    Optional<Fault> takeFault(String method, String path);

    /** Takes the time that each answer takes. */
    void pause() throws InterruptedException;

    /** Waits until the gate is opened. */
    void hold(Gate gate) throws InterruptedException;

    /** Writes an exchange to the journal; status 0 when nothing will be sent. */
    void record(String listener, Call call, Answer answer, Optional<Fault> fault);
}
