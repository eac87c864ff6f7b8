package org.tppkit.core.internal.call;

import java.util.stream.Collectors;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

/** Writes calls and consents' changes to {@link System.Logger}: names and counts, never headers' values or bodies. */
public final class CallLog implements CallListener {
    private static final System.Logger LOG = System.getLogger("org.tppkit.calls");

    /** A log of its own name, {@code org.tppkit.calls}. */
    public CallLog() {}

    @Override
    public void callEnded(CallEnded event) {
        LOG.log(System.Logger.Level.DEBUG, () -> describe(event));
    }

    @Override
    public void consentChanged(ConsentEvent event) {
        boolean trouble = event instanceof ConsentEvent.RefreshNotStored;
        LOG.log(
                trouble ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                () -> event.getClass().getSimpleName() + ": consent "
                        + event.consent().id() + " at " + event.consent().bank());
    }

    @Override
    public void psuHeaderDropped(PsuHeaderDropped event) {
        LOG.log(System.Logger.Level.DEBUG, () -> event.bank() + ": " + event.header() + " was left out");
    }

    private static String describe(CallEnded event) {
        String outcome = event.failure()
                .map(failure -> failure.getClass().getSimpleName())
                .orElse("well");
        String ids = event.requestIds().stream().map(RequestId::toString).collect(Collectors.joining(" "));
        return event.bank() + " " + event.operation() + " ended " + outcome + ": status "
                + event.status().map(String::valueOf).orElse("none") + ", " + event.attempts() + " attempts, "
                + event.requestsSent() + " requests, " + event.elapsed().toMillis() + " ms, X-Request-ID " + ids;
    }
}
