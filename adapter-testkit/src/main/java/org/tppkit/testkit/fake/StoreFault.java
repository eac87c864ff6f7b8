package org.tppkit.testkit.fake;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TokenStoreException;

/** How one operation of a {@link FailingTokenStore} fails; without instruction it does not. */
public final class StoreFault {
    private final StoreOperation operation;
    private volatile boolean failsBefore;
    private volatile boolean failsAfter;
    private volatile @Nullable CountDownLatch latch;

    StoreFault(StoreOperation operation) {
        this.operation = operation;
    }

    /**
     * It throws {@link TokenStoreException}, and nothing has changed.
     *
     * @return this fault
     */
    public StoreFault failsBeforeTakingEffect() {
        failsBefore = true;
        return this;
    }

    /**
     * It does its work, and throws {@link TokenStoreException} all the same.
     *
     * @return this fault
     */
    public StoreFault failsAfterTakingEffect() {
        failsAfter = true;
        return this;
    }

    /**
     * It hangs until the latch is open, before anything else happens. An interrupt ends it with {@link
     * TokenStoreException} and the flag set, and nothing has changed.
     *
     * @param open the operation goes on when it has been counted down
     * @return this fault
     */
    public StoreFault waitsFor(CountDownLatch open) {
        latch = Objects.requireNonNull(open);
        return this;
    }

    <T> T apply(Supplier<T> work) {
        waitForLatch();
        if (failsBefore) {
            throw failure("failed before it took effect");
        }
        T result = work.get();
        if (failsAfter) {
            throw failure("failed after it took effect");
        }
        return result;
    }

    private void waitForLatch() {
        CountDownLatch open = latch;
        if (open == null) {
            return;
        }
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted");
        }
    }

    private TokenStoreException failure(String how) {
        return new TokenStoreException(
                operation.name().toLowerCase(Locale.ROOT) + " " + how + ", as the test asked", null);
    }
}
