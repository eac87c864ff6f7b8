package org.tppkit.ports.spi.event;

/**
 * Is told what the engine does: for logs, metrics, traces and the third party's own book-keeping. Never told a secret.
 *
 * <p><b>Threads</b>: told by the thread that works, many at once. <b>Blocking and interruption</b>: must not block: the
 * call waits. <b>Null</b>: nothing is null. <b>Errors</b>: whatever a listener throws is logged and otherwise ignored.
 * <b>Time and units</b>: see the events.
 */
public interface CallListener {

    /**
     * A call begins. Each one is followed by a {@link #callEnded}.
     *
     * @param event bank, operation, and whether the customer is there
     */
    default void callStarted(CallStarted event) {}

    /**
     * A call is over, well or not.
     *
     * @param event how it ended, how long it took, and the request ids that a bank's support asks for
     */
    default void callEnded(CallEnded event) {}

    /**
     * Something happened to a consent: it was given, refreshed, lost, revoked, or has to be renewed soon.
     *
     * @param event one of the records in {@link ConsentEvent}
     */
    default void consentChanged(ConsentEvent event) {}

    /**
     * An optional PSU header was left out.
     *
     * @param event the bank and the header's name, never its value
     */
    default void psuHeaderDropped(PsuHeaderDropped event) {}
}
