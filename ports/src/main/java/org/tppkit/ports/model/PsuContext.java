package org.tppkit.ports.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * Whether the customer (PSU, payment service user) is there while a bank is called, and what the customer's own
 * request to the TPP said.
 * Banks count and limit the calls made without the customer.
 *
 * <p>Say the truth: every value is taken from the customer's request, never made up, and is kept as given. The IP
 * address is checked; the texts are only bounded in length, and the engine drops those that HTTP cannot carry
 * unchanged.
 *
 * <p>All of it is personal data: {@link #toString()} shows only whether the customer is there.
 */
@Value.Immutable
@Values
public abstract class PsuContext {

    private static final int MAX_TEXT_LENGTH = 1024;

    PsuContext() {}

    /**
     * {@return the customer is there, and nothing else is known}
     *
     * @param ip the IPv4 or IPv6 address the customer's request came from: {@code 203.0.113.7}, {@code 2001:db8::1}
     * @throws IllegalArgumentException if it is no IP address (a host name, a port, brackets, a zone); it is not repeated
     */
    public static PsuContext present(String ip) {
        return builder(ip).build();
    }

    /** {@return the customer is not there: a call of the TPP's own accord} */
    public static PsuContext absent() {
        return new Builder().build();
    }

    /**
     * The customer is there, and more is known. {@code build()} checks.
     *
     * @param ip the IPv4 or IPv6 address the customer's request came from
     * @return this builder
     */
    public static Builder builder(String ip) {
        return new Builder().ipAddress(ip);
    }

    /** {@return whether the customer is there} */
    public boolean isPresent() {
        return ipAddress().isPresent();
    }

    /** {@return the address the customer's request came from; there whenever the customer is} */
    public abstract Optional<String> ipAddress();

    /** {@return the port the customer's request came from, 1 to 65535} */
    public abstract OptionalInt port();

    /** {@return the HTTP method of the customer's request to the TPP} */
    public abstract Optional<String> httpMethod();

    /** {@return when the customer's request came} */
    public abstract Optional<Instant> date();

    /** {@return where the customer's device is} */
    public abstract Optional<GeoLocation> geoLocation();

    /** {@return the {@code User-Agent} of the customer's request, at most 1,024 characters} */
    public abstract Optional<String> userAgent();

    /** {@return the {@code Referer} of the customer's request, at most 1,024 characters} */
    public abstract Optional<String> referer();

    /** {@return the {@code Accept} of the customer's request, at most 1,024 characters} */
    public abstract Optional<String> accept();

    /** {@return the {@code Accept-Charset} of the customer's request, at most 1,024 characters} */
    public abstract Optional<String> acceptCharset();

    /** {@return the {@code Accept-Encoding} of the customer's request, at most 1,024 characters} */
    public abstract Optional<String> acceptEncoding();

    /** {@return the {@code Accept-Language} of the customer's request, at most 1,024 characters} */
    public abstract Optional<String> acceptLanguage();

    /**
     * {@return the customer's own name at the bank, as typed at its login (Berlin Group {@code PSU-ID}): some banks
     * want it, above all where they ask the customer by themselves}
     */
    public abstract Optional<String> psuId();

    /** {@return an id of the customer's device, if the TPP knows one} */
    public abstract Optional<String> deviceId();

    /** {@code PsuContext[present]} or {@code PsuContext[absent]}. */
    @Override
    public String toString() {
        return isPresent() ? "PsuContext[present]" : "PsuContext[absent]";
    }

    @Value.Check
    void check() {
        if (!isPresent()
                && (port().isPresent() || date().isPresent() || geoLocation().isPresent() || hasText())) {
            throw new IllegalArgumentException("a customer who is not there has no attributes");
        }
        if (ipAddress().isPresent() && !IpLiteral.isValid(ipAddress().get())) {
            throw new IllegalArgumentException("ipAddress is not an IPv4 or IPv6 address");
        }
        if (port().isPresent() && (port().getAsInt() < 1 || port().getAsInt() > 65_535)) {
            throw new IllegalArgumentException("port is not within 1 and 65535");
        }
        if (texts().anyMatch(text -> text.length() > MAX_TEXT_LENGTH)) {
            throw new IllegalArgumentException("a text about the customer's request is longer than 1024 characters");
        }
    }

    private boolean hasText() {
        return texts().findAny().isPresent();
    }

    private Stream<String> texts() {
        return Stream.of(
                        httpMethod(),
                        userAgent(),
                        referer(),
                        accept(),
                        acceptCharset(),
                        acceptEncoding(),
                        acceptLanguage(),
                        psuId(),
                        deviceId())
                .flatMap(Optional::stream);
    }

    /** Collects what is known of the customer's request. Not thread-safe. */
    public static final class Builder extends ImmutablePsuContext.Builder {

        Builder() {}
    }
}
