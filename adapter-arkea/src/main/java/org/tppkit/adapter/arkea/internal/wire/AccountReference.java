package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.account.GenericIdentification;

/**
 * STET's {@code AccountIdentification}: an IBAN, or another number, and in 1.4.2 the currency.
 *
 * @param iban the IBAN, if it is one
 * @param other another identification; what the bank calls an IBAN and is none stands here, in the scheme {@code IBAN}
 * @param currencyCode the currency's code
 */
record AccountReference(
        Optional<Iban> iban,
        Optional<GenericIdentification> other,
        @Nullable String currencyCode) {
    static final AccountReference NONE = new AccountReference(Optional.empty(), Optional.empty(), null);

    /** Reads the identification here; {@link #NONE} for a null. */
    static AccountReference read(JsonBody json) {
        if (!json.enterObject()) {
            return NONE;
        }
        String iban = null;
        Optional<GenericIdentification> other = Optional.empty();
        String currency = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "iban" -> iban = json.filledText();
                case "other" -> other = readOther(json);
                case "currency" -> currency = json.filledText();
                default -> json.skip();
            }
        }
        return of(iban, other, currency);
    }

    private static AccountReference of(
            @Nullable String iban, Optional<GenericIdentification> other, @Nullable String currency) {
        if (iban == null) {
            return new AccountReference(Optional.empty(), other, currency);
        }
        try {
            return new AccountReference(Optional.of(Iban.of(iban)), other, currency);
        } catch (IllegalArgumentException notOne) {
            GenericIdentification kept = other.orElseGet(() -> GenericIdentification.of(iban, "IBAN"));
            return new AccountReference(Optional.empty(), Optional.of(kept), currency);
        }
    }

    private static Optional<GenericIdentification> readOther(JsonBody json) {
        String identification = null;
        String schemeName = null;
        String issuer = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "identification" -> identification = json.filledText();
                    case "schemeName" -> schemeName = json.text();
                    case "issuer" -> issuer = json.filledText();
                    default -> json.skip();
                }
            }
        }
        if (identification == null) {
            return Optional.empty();
        }
        String scheme = schemeName == null ? "" : schemeName;
        return Optional.of(
                issuer == null
                        ? GenericIdentification.of(identification, scheme)
                        : GenericIdentification.of(identification, scheme, issuer));
    }

    @Override
    public String toString() {
        return "AccountReference[…]";
    }
}
