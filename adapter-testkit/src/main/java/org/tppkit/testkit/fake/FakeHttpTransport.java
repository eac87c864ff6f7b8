package org.tppkit.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.http.HttpTransport;

/**
 * A transport without a network: a function plays the bank.
 *
 * <p><b>Threads</b>: may be used by many threads at once, if the function may.
 */
public final class FakeHttpTransport implements HttpTransport {

    /**
     * An exchange that was asked for.
     *
     * @param request what was to be sent
     * @param timeout how long it might take
     */
    public record Exchange(BankRequest request, Duration timeout) {}

    private final Watch watch = new Watch();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final BiFunction<BankRequest, Duration, BankResponse> bank;

    private FakeHttpTransport(BiFunction<BankRequest, Duration, BankResponse> bank) {
        this.bank = Objects.requireNonNull(bank);
    }

    /**
     * {@return a transport whose bank is a function; what it throws, {@link #exchange} throws}
     *
     * @param bank is given each request
     */
    public static FakeHttpTransport answering(Function<BankRequest, BankResponse> bank) {
        Objects.requireNonNull(bank);
        return new FakeHttpTransport((request, timeout) -> bank.apply(request));
    }

    /**
     * {@return a transport whose bank is a function that looks at the timeout too}
     *
     * @param bank is given each request and the exchange's timeout
     */
    public static FakeHttpTransport answeringInTime(BiFunction<BankRequest, Duration, BankResponse> bank) {
        return new FakeHttpTransport(bank);
    }

    @Override
    public BankResponse exchange(BankRequest request, Duration timeout) {
        watch.change(() -> exchanges.add(new Exchange(request, timeout)));
        return bank.apply(request, timeout);
    }

    /** {@return the exchanges that were asked for, in order} */
    public List<Exchange> exchanges() {
        return watch.look(() -> List.copyOf(exchanges));
    }

    /** {@return the requests, in order} */
    public List<BankRequest> requests() {
        return exchanges().stream().map(Exchange::request).toList();
    }

    /**
     * Waits until that many exchanges were asked for, whether or not they are over.
     *
     * @param count how many
     * @param guard how long to wait at most
     * @throws AssertionError if they were not within the time
     * @throws java.lang.InterruptedException if the thread is interrupted while it waits
     */
    public void awaitRequests(int count, Duration guard) throws InterruptedException {
        watch.await(count + " requests", () -> exchanges.size() >= count, guard);
    }

    /** How many exchanges there were. */
    @Override
    public String toString() {
        return "FakeHttpTransport[" + exchanges().size() + " exchanges]";
    }
}
