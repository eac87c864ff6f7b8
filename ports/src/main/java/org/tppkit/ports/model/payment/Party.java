package org.tppkit.ports.model.payment;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.Values;

/** Somebody who pays, is paid, or asks for the payment (STET {@code PartyIdentification}). */
@Value.Immutable
@Values
public abstract class Party {
    private static final int LONGEST_NAME = 70;

    Party() {}

    /** {@return the name: 1 to 70 characters of the SEPA character set} */
    @Value.Redacted
    public abstract String name();

    /** {@return the address; none is sent unless it is given here} */
    public abstract Optional<PostalAddress> address();

    /** {@return an organisation's identification, for instance its number at its authority} */
    public abstract Optional<GenericIdentification> organisationId();

    /** {@return a person's identification} */
    public abstract Optional<GenericIdentification> privateId();

    /**
     * {@return somebody of whom only the name is given}
     *
     * @param name 1 to 70 characters of the SEPA character set (see {@link SepaText})
     * @throws IllegalArgumentException if it is not so; the message does not repeat it
     */
    public static Party named(String name) {
        return builder().name(name).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        SepaText.require("a party's name", name(), LONGEST_NAME);
    }

    /** Builds {@link Party}. */
    public static final class Builder extends ImmutableParty.Builder {
        Builder() {}
    }
}
