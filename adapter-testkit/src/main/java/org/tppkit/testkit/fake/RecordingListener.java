package org.tppkit.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.CallStarted;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.event.PsuHeaderDropped;

/**
 * Keeps every event in the order it came.
 *
 * <p><b>Threads</b>: may be told and asked by many threads at once; what it gives are copies.
 */
public final class RecordingListener implements CallListener {
    private final Watch watch = new Watch();
    private final List<Object> events = new ArrayList<>();

    @Override
    public void callStarted(CallStarted event) {
        keep(event);
    }

    @Override
    public void callEnded(CallEnded event) {
        keep(event);
    }

    @Override
    public void consentChanged(ConsentEvent event) {
        keep(event);
    }

    @Override
    public void psuHeaderDropped(PsuHeaderDropped event) {
        keep(event);
    }

    /** {@return all events of all kinds, in order} */
    public List<Object> all() {
        return watch.look(() -> List.copyOf(events));
    }

    /**
     * {@return the events of one type, in order: {@code events(ConsentEvent.Lost.class)}}
     *
     * @param <T> the type
     * @param type for instance {@code CallEnded.class}; those of its subtypes count too
     */
    public <T> List<T> events(Class<T> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** {@return the calls that began} */
    public List<CallStarted> started() {
        return events(CallStarted.class);
    }

    /**
     * {@return the calls of one operation that began}
     *
     * @param operation which kind of call
     */
    public List<CallStarted> started(Operation operation) {
        return started().stream()
                .filter(event -> event.operation() == operation)
                .toList();
    }

    /** {@return the calls that are over} */
    public List<CallEnded> ended() {
        return events(CallEnded.class);
    }

    /**
     * {@return the calls of one operation that are over}
     *
     * @param operation which kind of call
     */
    public List<CallEnded> ended(Operation operation) {
        return ended().stream().filter(event -> event.operation() == operation).toList();
    }

    /** {@return what happened to consents} */
    public List<ConsentEvent> consentEvents() {
        return events(ConsentEvent.class);
    }

    /** {@return the headers that were left out} */
    public List<PsuHeaderDropped> droppedHeaders() {
        return events(PsuHeaderDropped.class);
    }

    /**
     * Waits for something to have been told.
     *
     * @param what for the message, in words
     * @param condition looked at whenever an event was told
     * @param guard against hanging: when to give up
     * @throws AssertionError if it was not told within the time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void await(String what, Predicate<RecordingListener> condition, Duration guard) throws InterruptedException {
        watch.await(what, () -> condition.test(this), guard);
    }

    /**
     * Waits until that many events of a type were told.
     *
     * @param type for instance {@code CallEnded.class}; those of its subtypes count too
     * @param count in all, not from now on
     * @param guard how long to wait at most
     * @throws AssertionError if they were not told within the time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void await(Class<?> type, int count, Duration guard) throws InterruptedException {
        await(
                count + " × " + type.getSimpleName(),
                listener -> listener.events(type).size() >= count,
                guard);
    }

    /** Forgets everything. */
    public void clear() {
        watch.change(() -> {
            events.clear();
            return true;
        });
    }

    /** How many events there are. */
    @Override
    public String toString() {
        return "RecordingListener[" + all().size() + " events]";
    }

    private void keep(Object event) {
        watch.change(() -> events.add(event));
    }
}
