package org.tppkit.core.internal.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.spi.http.BankRequest;

/** A bank's request in the JDK's terms, unchanged. */
final class OutgoingRequest {
    private static final Set<String> WRITTEN_BY_THE_JDK =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private OutgoingRequest() {}

    static HttpRequest of(BankRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).method(request.method(), body(request));
        for (BankRequest.Header header : request.headers()) {
            if (WRITTEN_BY_THE_JDK.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidRequestException(header.name(), "the transport writes this header itself");
            }
            builder.setHeader(header.name(), header.value());
        }
        return builder.build();
    }

    private static BodyPublisher body(BankRequest request) {
        return request.hasBody() ? BodyPublishers.ofByteArray(request.body()) : BodyPublishers.noBody();
    }
}
