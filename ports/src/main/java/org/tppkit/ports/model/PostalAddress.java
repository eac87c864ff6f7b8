package org.tppkit.ports.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An address as a bank gives it or a payment carries it (ISO 20022 postal address). Personal data: masked when printed.
 */
@Value.Immutable
@Values
public abstract class PostalAddress {
    PostalAddress() {}

    /** {@return ISO 3166 country code, for instance {@code FR}; not checked} */
    @Value.Redacted
    public abstract Optional<String> country();

    /** {@return the town, where it is told apart from the lines} */
    @Value.Redacted
    public abstract Optional<String> townName();

    /** {@return the post code} */
    @Value.Redacted
    public abstract Optional<String> postCode();

    /** {@return the street without the number} */
    @Value.Redacted
    public abstract Optional<String> streetName();

    /** {@return the number in the street} */
    @Value.Redacted
    public abstract Optional<String> buildingNumber();

    /** {@return unstructured lines, in order} */
    @Value.Redacted
    public abstract List<String> lines();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PostalAddress}. */
    public static final class Builder extends ImmutablePostalAddress.Builder {
        Builder() {}
    }
}
