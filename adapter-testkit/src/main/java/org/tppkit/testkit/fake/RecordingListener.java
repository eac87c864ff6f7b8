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

    /** All events of all kinds, in order. */
    public List<Object> all() {
        return watch.look(() -> List.copyOf(events));
    }

    /** The events of one type, in order: {@code events(ConsentEvent.Lost.class)}. */
    public <T> List<T> events(Class<T> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The calls that began. */
    public List<CallStarted> started() {
        return events(CallStarted.class);
    }

    /** The calls of one operation that began. */
    public List<CallStarted> started(Operation operation) {
        return started().stream()
                .filter(event -> event.operation() == operation)
                .toList();
    }

    /** The calls that are over. */
    public List<CallEnded> ended() {
        return events(CallEnded.class);
    }

    /** The calls of one operation that are over. */
    public List<CallEnded> ended(Operation operation) {
        return ended().stream().filter(event -> event.operation() == operation).toList();
    }

    /** What happened to consents. */
    public List<ConsentEvent> consentEvents() {
        return events(ConsentEvent.class);
    }

    /** The headers that were left out. */
    public List<PsuHeaderDropped> droppedHeaders() {
        return events(PsuHeaderDropped.class);
    }

    /**
     * Waits for something to have been told.
     *
     * @param what for the message, in words
     * @param guard against hanging: when to give up
     * @throws AssertionError if it was not told within the time
     */
    public void await(String what, Predicate<RecordingListener> condition, Duration guard) throws InterruptedException {
        watch.await(what, () -> condition.test(this), guard);
    }

    /**
     * Waits until that many events of a type were told.
     *
     * @throws AssertionError if they were not told within the time
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
