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
        Tags which = Tags.of("bank", call.bank().toString())
                .and("operation", call.operation().name())
                .and("attended", Boolean.toString(call.attended()));
        Tags tags = which.and("outcome", outcome(call));
        registry.timer("tppkit.calls", tags).record(call.elapsed());
        registry.counter("tppkit.requests", tags).increment(call.requestsSent());
        registry.timer("tppkit.waits.slot", which).record(call.waitedForSlot());
        registry.timer("tppkit.waits.token", which).record(call.waitedForToken());
    }

    private static String outcome(CallEnded call) {
        return call.failure().map(error -> error.getClass().getSimpleName()).orElse("OK");
    }

    @Override
    public void consentChanged(ConsentEvent event) {
        Tags tags = Tags.of("bank", event.consent().bank().toString())
                .and("event", event.getClass().getSimpleName())
                .and(
                        "reason",
                        event instanceof ConsentEvent.Lost lost ? lost.reason().name() : "");
        registry.counter("tppkit.consents", tags).increment();
    }

    @Override
    public void psuHeaderDropped(PsuHeaderDropped event) {
        Tags tags = Tags.of("bank", event.bank().toString()).and("header", event.header());
        registry.counter("tppkit.psu.headers.dropped", tags).increment();
    }
}
