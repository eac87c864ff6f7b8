package org.tppkit.testkit.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tppkit.testkit.simulator.Fault;

/** Reads requests off the wire. */
final class CallReader {

    /** More than any request of the interface needs. */
    private static final int MAX_BODY = 1 << 20;

    private CallReader() {}

    /** Reads a request, or as much of it as a fault lets through. */
    static Call read(HttpExchange exchange, boolean withCertificate, Optional<Fault.Effect> fault) throws IOException {
        URI target = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readNBytes(wanted(exchange, fault));
        if (body.length > MAX_BODY) {
            throw new IOException("the request's body is too long");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        Optional<X509Certificate> certificate =
                withCertificate ? Optional.of(certificate((HttpsExchange) exchange)) : Optional.empty();
        return new Call(
                exchange.getRequestMethod(),
                target.getRawPath(),
                Optional.ofNullable(target.getRawQuery()),
                headers,
                Body.of(body),
                certificate);
    }

    private static int wanted(HttpExchange exchange, Optional<Fault.Effect> fault) {
        if (fault.filter(Fault.Effect.DROP_AFTER_REQUEST_HEADERS::equals).isPresent()) {
            return 0;
        }
        if (fault.filter(Fault.Effect.DROP_IN_REQUEST_BODY::equals).isPresent()) {
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            return length == null ? 1 : (int) Math.min(MAX_BODY, Long.parseLong(length) / 2);
        }
        return MAX_BODY + 1;
    }

    private static X509Certificate certificate(HttpsExchange exchange) throws IOException {
        return (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
    }
}
