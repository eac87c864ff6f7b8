package org.tppkit.testkit.scripted;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it reached a {@link ScriptedBank}. Tests may look at all of it; its text shows no secret. */
public final class RecordedRequest {

    /**
     * A header as it came.
     *
     * @param name its name as written
     * @param value its value; never printed
     */
    public record Header(String name, String value) {
        /** The name only. */
        @Override
        public String toString() {
            return name;
        }
    }

    private final int connection;
    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;
    private final @Nullable String clientSubject;

    RecordedRequest(
            int connection,
            String method,
            String target,
            List<Header> headers,
            byte[] body,
            @Nullable String clientSubject) {
        this.connection = connection;
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.clientSubject = clientSubject;
    }

    /** {@return the number of the connection it came on: the bank's first is 1} */
    public int connection() {
        return connection;
    }

    /** {@return the HTTP method, for instance {@code GET}} */
    public String method() {
        return method;
    }

    /** {@return path and query as they came} */
    public String target() {
        return target;
    }

    /** {@return the path as it came} */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** {@return the query as it came} */
    public Optional<String> query() {
        int query = target.indexOf('?');
        return query < 0 ? Optional.empty() : Optional.of(target.substring(query + 1));
    }

    /** {@return all headers in the order they came} */
    public List<Header> headers() {
        return headers;
    }

    /**
     * {@return the first value of a header; empty where the request has none of that name}
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /**
     * {@return all values of a header, in order; empty where the request has none of that name}
     *
     * @param name in any case
     */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** {@return a copy of the body's bytes} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the body read as UTF-8} */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return the subject of the certificate that the client showed, in RFC 2253 form} */
    public Optional<String> clientSubject() {
        return Optional.ofNullable(clientSubject);
    }

    /** Method and path: neither query nor header values nor body. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
