package org.tppkit.testkit.simulator.internal.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method HTTP method
 * @param path path as it was sent, not decoded
 * @param rawQuery query as it was sent, not decoded; empty without
 * @param headers names in lower case, values in the order in which they came
 * @param body the bytes received
 * @param clientCertificate the client's certificate, on the listener that demands one
 */
public record Call(
        String method,
        String path,
        Optional<String> rawQuery,
        Map<String, List<String>> headers,
        Body body,
        Optional<X509Certificate> clientCertificate) {

    /** Path and query exactly as they were sent. */
    public String target() {
        return path + rawQuery.map(query -> "?" + query).orElse("");
    }

    /** All values of a header; empty if it was not sent. */
    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Shows method and path only. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
