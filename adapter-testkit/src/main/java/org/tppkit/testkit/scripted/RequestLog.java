package org.tppkit.testkit.scripted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What happened at a bank; a test may wait for a change of it. */
final class RequestLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<RecordedRequest> unscripted = new ArrayList<>();
    private int opened;
    private int closed;
    private int failedHandshakes;

    void received(RecordedRequest request) {
        change(() -> requests.add(request));
    }

    void unscripted(RecordedRequest request) {
        change(() -> unscripted.add(request));
    }

    int connectionOpened() {
        change(() -> opened++);
        return opened();
    }

    void connectionClosed() {
        change(() -> closed++);
    }

    void handshakeFailed() {
        change(() -> failedHandshakes++);
    }

    List<RecordedRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    List<RecordedRequest> unscripted() {
        lock.lock();
        try {
            return List.copyOf(unscripted);
        } finally {
            lock.unlock();
        }
    }

    int opened() {
        lock.lock();
        try {
            return opened;
        } finally {
            lock.unlock();
        }
    }

    int open() {
        lock.lock();
        try {
            return opened - closed;
        } finally {
            lock.unlock();
        }
    }

    int failedHandshakes() {
        lock.lock();
        try {
            return failedHandshakes;
        } finally {
            lock.unlock();
        }
    }

    void await(String what, BooleanSupplier condition, Duration guard) throws InterruptedException {
        long left = guard.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("waited " + guard.toMillis() + " ms in vain for " + what
                            + "; requests so far: " + requests);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
