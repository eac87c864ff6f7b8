package org.tppkit.adapter.arkea.internal.arkea;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.tppkit.adapter.arkea.internal.stet.CancelStatus;
import org.tppkit.ports.spi.signing.SignatureProfile;

/**
 * The settings of a bank's row ({@link org.tppkit.ports.model.BankDescriptor#settings()}), read and checked:
 *
 * <ul>
 *   <li>{@code refresh.clientId}: whether a refresh names the client id; the page shows none, so {@code false};
 *   <li>{@code signature.headers}: what is signed, in order, between blanks;
 *   <li>{@code signature.headersIfPresent}: what is signed after that where a request has it;
 *   <li>{@code signature.keyId}: {@code CERTIFICATE_URL} or {@code SERIAL_NUMBER_AND_ISSUER};
 *   <li>{@code signature.digest}: {@code ALWAYS} or {@code WITH_BODY};
 *   <li>{@code payment.cancelStatus}: {@code RJCT} or {@code CANC}; {@code DIALECT}, the default, for what STET has in the
 *       version, because Arkéa's own text on it is not known.
 * </ul>
 *
 * A setting that is left out has its default; one that is not known is refused, because it is most likely a slip.
 *
 * @param refreshWithClientId whether a refresh names the client id
 * @param signature what is signed, and how
 * @param cancelStatus what a cancelled payment's status becomes; empty for what the dialect has
 */
record ArkeaSettings(boolean refreshWithClientId, SignatureProfile signature, Optional<CancelStatus> cancelStatus) {
    static final String REFRESH_CLIENT_ID = "refresh.clientId";
    static final String SIGNED_HEADERS = "signature.headers";
    static final String SIGNED_HEADERS_IF_PRESENT = "signature.headersIfPresent";
    static final String KEY_ID = "signature.keyId";
    static final String DIGEST = "signature.digest";
    static final String CANCEL_STATUS = "payment.cancelStatus";

    private static final String BY_DIALECT = "DIALECT";

    /** Other clients' experience with these banks: the page itself does not say what is signed. */
    static final Map<String, String> DEFAULTS = Map.of(
            REFRESH_CLIENT_ID,
            "false",
            SIGNED_HEADERS,
            "(request-target) x-request-id digest",
            SIGNED_HEADERS_IF_PRESENT,
            "psu-ip-address",
            KEY_ID,
            SignatureProfile.KeyId.CERTIFICATE_URL.name(),
            DIGEST,
            SignatureProfile.Digest.ALWAYS.name(),
            CANCEL_STATUS,
            BY_DIALECT);

    /**
     * Reads settings.
     *
     * @throws IllegalArgumentException for a setting that is not known or cannot be read, saying which
     */
    static ArkeaSettings read(Map<String, String> given) {
        for (String name : new TreeSet<>(given.keySet())) {
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException(
                        "setting " + name + " is not known; known are " + new TreeSet<>(DEFAULTS.keySet()));
            }
        }
        Map<String, String> settings = new TreeMap<>(DEFAULTS);
        settings.putAll(given);
        SignatureProfile signature = SignatureProfile.builder()
                .addAllHeaders(read(settings, SIGNED_HEADERS, ArkeaSettings::names))
                .addAllHeadersIfPresent(read(settings, SIGNED_HEADERS_IF_PRESENT, ArkeaSettings::names))
                .keyId(read(settings, KEY_ID, SignatureProfile.KeyId::valueOf))
                .digest(read(settings, DIGEST, SignatureProfile.Digest::valueOf))
                .build();
        return new ArkeaSettings(
                read(settings, REFRESH_CLIENT_ID, ArkeaSettings::flag),
                signature,
                read(settings, CANCEL_STATUS, ArkeaSettings::cancelStatus));
    }

    private static <T> T read(Map<String, String> settings, String name, Function<String, T> reader) {
        String text = settings.get(name);
        try {
            return reader.apply(text == null ? "" : text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "setting " + name + " cannot be read: its default is " + DEFAULTS.get(name));
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private static Optional<CancelStatus> cancelStatus(String text) {
        return text.equals(BY_DIALECT) ? Optional.empty() : Optional.of(CancelStatus.valueOf(text));
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
