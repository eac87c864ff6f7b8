package org.tppkit.docs.snippets;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;

/**
 * Makes a span of each call with OpenTelemetry. It is made when the call is over, from how long it took: so nothing has to be
 * kept between two events. Its parent is the span of the thread that called.
 */
final class CallTraces implements CallListener {
    private static final AttributeKey<List<String>> REQUEST_IDS = AttributeKey.stringArrayKey("tppkit.request_ids");

    private final Tracer tracer;
    private final Clock clock;

    CallTraces(Tracer tracer, Clock clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public void callEnded(CallEnded call) {
        Instant end = clock.instant();
        Span span = tracer.spanBuilder("tppkit " + call.operation().name().toLowerCase(Locale.ROOT))
                .setParent(Context.current())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(end.minus(call.elapsed()))
                .setAttribute("tppkit.bank", call.bank().toString())
                .setAttribute("tppkit.operation", call.operation().name())
                .setAttribute("tppkit.attended", call.attended())
                .setAttribute("tppkit.attempts", (long) call.attempts())
                .setAttribute(
                        REQUEST_IDS,
                        call.requestIds().stream().map(RequestId::toString).toList())
                .setAttribute("tppkit.waited_for_slot_ms", call.waitedForSlot().toMillis())
                .setAttribute(
                        "tppkit.waited_for_token_ms", call.waitedForToken().toMillis())
                .startSpan();
        call.status().ifPresent(status -> span.setAttribute("http.response.status_code", (long) status));
        call.failure().ifPresent(error -> {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", error.getClass().getName());
        });
        span.end(end);
    }
}
