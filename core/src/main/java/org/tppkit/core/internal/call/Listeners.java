package org.tppkit.core.internal.call;

import java.util.List;
import java.util.function.Consumer;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.CallStarted;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

/** All listeners of a client as one. A listener that fails is logged and does not disturb the call. */
public final class Listeners implements CallListener {
    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<CallListener> all;

    /** @param all told in this order */
    public Listeners(List<CallListener> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void callStarted(CallStarted event) {
        tell(listener -> listener.callStarted(event));
    }

    @Override
    public void callEnded(CallEnded event) {
        tell(listener -> listener.callEnded(event));
    }

    @Override
    public void consentChanged(ConsentEvent event) {
        tell(listener -> listener.consentChanged(event));
    }

    @Override
    public void psuHeaderDropped(PsuHeaderDropped event) {
        tell(listener -> listener.psuHeaderDropped(event));
    }

    private void tell(Consumer<CallListener> what) {
        for (CallListener listener : all) {
            try {
                what.accept(listener);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) { // a class that is missing, say: the bank may have carried out the call by now
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a listener failed: {0} threw {1}",
                        listener.getClass().getName(),
                        e.getClass().getName());
            }
        }
    }
}
