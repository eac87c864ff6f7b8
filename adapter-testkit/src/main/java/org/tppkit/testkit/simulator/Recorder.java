package org.tppkit.testkit.simulator;

import java.time.Clock;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.ListenerHooks;

/** Joins the listeners with faults and journal. */
final class Recorder implements ListenerHooks {

    private final Faults faults;
    private final Journal journal;
    private final Clock clock;
    private final Latency latency;

    Recorder(Faults faults, Journal journal, Clock clock, Latency latency) {
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
        this.latency = latency;
    }

    @Override
    public Optional<Fault> takeFault(String method, String path) {
        return faults.take(method, path);
    }

    @Override
    public void pause() throws InterruptedException {
        latency.pass();
    }

    @Override
    public void hold(Gate gate) throws InterruptedException {
        gate.pass();
    }

    @Override
    public void record(String listener, Call call, Answer answer, Optional<Fault> fault) {
        journal.add(number -> new JournalEntry(
                number,
                clock.instant(),
                listener,
                call.method(),
                call.path(),
                ExchangeMask.query(call),
                ExchangeMask.headers(call),
                ExchangeMask.form(call),
                answer.status(),
                answer.verdict().map(verdict -> ExchangeMask.verdict(verdict, call)),
                call.clientCertificate()
                        .map(certificate ->
                                certificate.getSubjectX500Principal().getName()),
                call.first("x-request-id"),
                fault.map(Fault::toString)));
    }
}
