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

/** Reads requests off the wire. */
final class CallReader {

    /** More than any request of the interface needs. */
    private static final int MAX_BODY = 1 << 20;

    private CallReader() {}

    static Call read(HttpExchange exchange, boolean withCertificate) throws IOException {
        URI target = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
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

    private static X509Certificate certificate(HttpsExchange exchange) throws IOException {
        return (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
    }
}
