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
     * A call begins.
     *
     * @param event the event
     */
    default void callStarted(CallStarted event) {}

    /**
     * A call is over.
     *
     * @param event the event
     */
    default void callEnded(CallEnded event) {}

    /**
     * Something happened to a consent.
     *
     * @param event the event
     */
    default void consentChanged(ConsentEvent event) {}

    /**
     * An optional PSU header was left out.
     *
     * @param event the event
     */
    default void psuHeaderDropped(PsuHeaderDropped event) {}
}
