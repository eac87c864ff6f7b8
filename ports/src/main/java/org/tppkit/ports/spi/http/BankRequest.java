package org.tppkit.ports.spi.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tppkit.ports.error.InvalidRequestException;

/**
 * One HTTP request to a bank, exactly as it will be sent: what is signed is what travels.
 *
 * <p>Header names are compared without regard to case and may stand once each. Values are printable ASCII without leading
 * or trailing blanks; anything else would not arrive unchanged and is refused with {@link InvalidRequestException}, whose
 * field is the header's name and which does not repeat the value. Addresses are absolute https addresses in ASCII.
 */
public final class BankRequest {

    /**
     * A header.
     *
     * @param name the name as sent
     * @param value the value as sent; never printed
     */
    public record Header(String name, String value) {
        public Header {
            HeaderText.requireName(name);
            HeaderText.requireValue(name, value);
        }

        /** The name only: values may be secrets. */
        @Override
        public String toString() {
            return name;
        }
    }

    private final String method;
    private final URI uri;
    private final List<Header> headers;
    private final byte[] body;

    private BankRequest(Builder builder) {
        this.method = builder.method;
        this.uri = builder.uri;
        this.headers = List.copyOf(builder.headers);
        this.body = builder.body;
    }

    /** A GET request without a body. */
    public static Builder get(URI uri) {
        return new Builder("GET", uri);
    }

    /** A request with that method in capital letters, for instance {@code POST}. */
    public static Builder of(String method, URI uri) {
        return new Builder(method, uri);
    }

    /** The method in capital letters. */
    public String method() {
        return method;
    }

    /** The address; its raw path and raw query are sent as they stand. */
    public URI uri() {
        return uri;
    }

    /** Path and query as they are sent: what a signature's {@code (request-target)} names after the method. */
    public String pathAndQuery() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** All headers in the order they were added. */
    public List<Header> headers() {
        return headers;
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** A copy of the body's bytes; no bytes where there is no body. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether there is a body. */
    public boolean hasBody() {
        return body.length > 0;
    }

    /** A builder that starts with this request. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Method, host and path; neither query nor header values nor body. */
    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getRawPath();
    }

    /** Builds a {@link BankRequest}. */
    public static final class Builder {
        private static final byte[] NO_BODY = {};

        private final String method;
        private final URI uri;
        private final List<Header> headers;
        private byte[] body;

        private Builder(String method, URI uri) {
            this.method = HeaderText.requireMethod(method);
            this.uri = HeaderText.requireSendable(uri);
            this.headers = new ArrayList<>();
            this.body = NO_BODY;
        }

        /** Begins with what was checked before; bytes that nobody changes need no copy. */
        private Builder(BankRequest request) {
            this.method = request.method;
            this.uri = request.uri;
            this.headers = new ArrayList<>(request.headers);
            this.body = request.body;
        }

        /** Adds a header; a second one of that name replaces the first. */
        public Builder header(String name, String value) {
            Header header = new Header(name, value);
            headers.removeIf(old -> old.name().equalsIgnoreCase(name));
            headers.add(header);
            return this;
        }

        /** Sets the body. */
        public Builder body(byte[] bytes) {
            this.body = Objects.requireNonNull(bytes).clone();
            return this;
        }

        /** The request. */
        public BankRequest build() {
            return new BankRequest(this);
        }
    }
}
