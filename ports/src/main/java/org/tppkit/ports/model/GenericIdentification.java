package org.tppkit.ports.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An identification that is no valid IBAN: a card number, a national number (STET {@code GenericIdentification}). */
public final class GenericIdentification {
    private final String identification;
    private final String schemeName;
    private final @Nullable String issuer;

    private GenericIdentification(String identification, String schemeName, @Nullable String issuer) {
        this.identification = Objects.requireNonNull(identification);
        this.schemeName = Objects.requireNonNull(schemeName);
        this.issuer = issuer;
    }

    /**
     * {@return an identification in a scheme, for instance {@code CPAN} (a masked card number) or {@code BANK}}
     *
     * @param identification as the bank or the scheme writes it; kept unchanged and never printed
     * @param schemeName an open list
     */
    public static GenericIdentification of(String identification, String schemeName) {
        return new GenericIdentification(identification, schemeName, null);
    }

    /**
     * {@return an identification whose issuer is named}
     *
     * @param identification as the bank or the scheme writes it; kept unchanged and never printed
     * @param schemeName an open list, for instance {@code COID}
     * @param issuer who assigned it, for instance {@code ACPR}
     */
    public static GenericIdentification of(String identification, String schemeName, String issuer) {
        return new GenericIdentification(identification, schemeName, Objects.requireNonNull(issuer));
    }

    /** {@return the identification itself} */
    public String identification() {
        return identification;
    }

    /**
     * {@return the scheme, an open list; {@code IBAN} here means: the bank called it an IBAN, but its form is not one}
     */
    public String schemeName() {
        return schemeName;
    }

    /** {@return who assigned it} */
    public Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenericIdentification that
                && identification.equals(that.identification)
                && schemeName.equals(that.schemeName)
                && Objects.equals(issuer, that.issuer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identification, schemeName, issuer);
    }

    /** The scheme alone. */
    @Override
    public String toString() {
        return "GenericIdentification[" + LogText.of(schemeName) + "]";
    }
}
