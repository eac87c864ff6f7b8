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
        /**
         * Checks what it is made of.
         *
         * @param name the name as sent
         * @param value the value as sent; never printed
         */
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

    /**
     * {@return a GET request without a body}
     *
     * @param uri an absolute https address in ASCII, without user information and fragment, percent-encoded already
     * @throws InvalidRequestException if the address is not so
     */
    public static Builder get(URI uri) {
        return new Builder("GET", uri);
    }

    /**
     * {@return a request with that method in capital letters, for instance {@code POST}}
     *
     * @param method capital letters A to Z
     * @param uri an absolute https address in ASCII, without user information and fragment, percent-encoded already
     * @throws InvalidRequestException if the method or the address is not so
     */
    public static Builder of(String method, URI uri) {
        return new Builder(method, uri);
    }

    /** {@return the method in capital letters} */
    public String method() {
        return method;
    }

    /** {@return the address; its raw path and raw query are sent as they stand} */
    public URI uri() {
        return uri;
    }

    /** {@return path and query as they are sent: what a signature's {@code (request-target)} names after the method} */
    public String pathAndQuery() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** {@return all headers in the order they were added} */
    public List<Header> headers() {
        return headers;
    }

    /**
     * {@return a header's value; empty where the request has none of that name}
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** {@return a copy of the body's bytes; no bytes where there is no body} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return whether there is a body} */
    public boolean hasBody() {
        return body.length > 0;
    }

    /** {@return a builder that starts with this request} */
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

        /**
         * Adds a header; a second one of that name, in any case, replaces the first.
         *
         * @param name an HTTP token (RFC 9110 section 5.1), sent as it is written here
         * @param value printable ASCII without blanks at its ends; may be empty
         * @return this builder
         * @throws InvalidRequestException if the name or the value is not so; the value is not repeated
         */
        public Builder header(String name, String value) {
            Header header = new Header(name, value);
            headers.removeIf(old -> old.name().equalsIgnoreCase(name));
            headers.add(header);
            return this;
        }

        /**
         * Sets the body; without it, or with no bytes, the request has none.
         *
         * @param bytes what is sent, to the byte; copied
         * @return this builder
         */
        public Builder body(byte[] bytes) {
            this.body = Objects.requireNonNull(bytes).clone();
            return this;
        }

        /** {@return the request, which no longer changes} */
        public BankRequest build() {
            return new BankRequest(this);
        }
    }
}
