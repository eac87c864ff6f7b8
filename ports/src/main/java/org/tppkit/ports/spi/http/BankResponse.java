package org.tppkit.ports.spi.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tppkit.ports.error.TransportException;

/**
 * A bank's answer: status, headers, and a body that is read once.
 *
 * <p>Reading the body may wait for the network; it ends with {@link TransportException} when the call's time is up, when
 * nothing arrives for too long, or when the body is longer than allowed. Whoever receives an answer closes it.
 */
public final class BankResponse implements AutoCloseable {
    private final int status;
    private final Map<String, List<String>> headers;
    private final InputStream body;

    /**
     * @param status the HTTP status
     * @param headers the headers; names in any case
     * @param body the body, maybe empty; closing it ends the exchange
     */
    public BankResponse(int status, Map<String, List<String>> headers, InputStream body) {
        this.status = status;
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.headers = copy;
        this.body = Objects.requireNonNull(body);
    }

    /** {@return the HTTP status; any status is an answer} */
    public int status() {
        return status;
    }

    /**
     * {@return the first value of a header; empty where the answer has none of that name}
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /**
     * {@return all values of a header, in the order they came; empty where the answer has none of that name}
     *
     * @param name in any case
     */
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** {@return the body, to be read once} */
    public InputStream body() {
        return body;
    }

    /**
     * {@return the same status and headers with another body; closing it closes that body only}
     *
     * @param other read once and closed by whoever receives the answer
     */
    public BankResponse withBody(InputStream other) {
        return new BankResponse(status, headers, other);
    }

    /** Ends the exchange; whatever was not read is dropped. Never fails. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // The answer is no longer wanted: how its connection ended does not matter to anybody.
            return;
        }
    }

    /** The status only. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
