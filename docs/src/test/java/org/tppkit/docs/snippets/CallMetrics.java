package org.tppkit.docs.snippets;

import com.google.inject.Inject;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

/** Counts and times calls with Micrometer. Each tag has few values: no request ids, no consents, no customers. */
final class CallMetrics implements CallListener {
    private final MeterRegistry registry;

    @Inject // for Guice; Spring needs nothing here
    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void callEnded(CallEnded call) {
        Tags bankAndOperation = Tags.of(
                "bank", call.bank().toString(), "operation", call.operation().name());
        Tags tags = bankAndOperation.and(
                "attended", Boolean.toString(call.attended()),
                "outcome",
                        call.failure()
                                .map(error -> error.getClass().getSimpleName())
                                .orElse("OK"));
        registry.timer("tppkit.calls", tags).record(call.elapsed());
        registry.counter("tppkit.requests", tags).increment(call.requestsSent());
        registry.timer("tppkit.waits.slot", bankAndOperation).record(call.waitedForSlot());
        registry.timer("tppkit.waits.token", bankAndOperation).record(call.waitedForToken());
    }

    @Override
    public void consentChanged(ConsentEvent event) {
        String reason = event instanceof ConsentEvent.Lost lost ? lost.reason().name() : "";
        registry.counter(
                        "tppkit.consents",
                        "bank",
                        event.consent().bank().toString(),
                        "event",
                        event.getClass().getSimpleName(),
                        "reason",
                        reason)
                .increment();
    }

    @Override
    public void psuHeaderDropped(PsuHeaderDropped event) {
        registry.counter("tppkit.psu.headers.dropped", "bank", event.bank().toString(), "header", event.header())
                .increment();
    }
}
