package org.tppkit.ports.model.payment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;

/**
 * A payment at a bank: all that is needed to find it again, on any node.
 *
 * @param bank where it was initiated
 * @param environment in which of the bank's worlds
 * @param version the version in which it was initiated, and is spoken of for ever
 * @param clientId the OAuth client id of the application that initiated it
 * @param resourceId the bank's id of it, or what its adapter made of that: 1 to 256 printable ASCII characters
 */
public record PaymentId(BankId bank, Environment environment, ApiVersion version, String clientId, String resourceId) {
    private static final String MARK = "y1";
    private static final int FIELDS = 5;
    private static final int LONGEST = 256;

    /**
     * Checks what it is made of.
     *
     * @param bank where it was initiated
     * @param environment in which of the bank's worlds
     * @param version the version in which it was initiated, and is spoken of for ever
     * @param clientId the OAuth client id of the application that initiated it
     * @param resourceId the bank's id of it, or what its adapter made of that: 1 to 256 printable ASCII characters
     * @throws IllegalArgumentException if the resource id is blank, too long or has other characters
     */
    public PaymentId {
        Objects.requireNonNull(bank);
        Objects.requireNonNull(environment);
        Objects.requireNonNull(version);
        Objects.requireNonNull(clientId);
        boolean printable = resourceId.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (resourceId.isBlank() || resourceId.length() > LONGEST || !printable) {
            throw new IllegalArgumentException(
                    "a payment's resource id has 1 to " + LONGEST + " printable ASCII characters");
        }
    }

    /** {@return this id as text: safe in a URL or a column; no secret} */
    public String encode() {
        return String.join(
                ".",
                MARK,
                base64(bank.toString()),
                base64(environment.name()),
                base64(version.value()),
                base64(clientId),
                base64(resourceId));
    }

    /**
     * Reads what {@link #encode()} gave.
     *
     * @param text unchanged, to the letter
     * @return the payment's id, equal to the one that was encoded
     * @throws IllegalArgumentException if it is something else
     */
    public static PaymentId decode(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != FIELDS + 1 || !parts[0].equals(MARK)) {
            throw unreadable();
        }
        PaymentId id = read(parts);
        if (!id.encode().equals(text)) {
            throw unreadable();
        }
        return id;
    }

    private static PaymentId read(String[] parts) {
        try {
            return new PaymentId(
                    BankId.of(plain(parts[1])),
                    Environment.valueOf(plain(parts[2])),
                    ApiVersion.of(plain(parts[3])),
                    plain(parts[4]),
                    plain(parts[5]));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("this is not a text that PaymentId.encode() gave");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "PaymentId[" + resourceId + " at " + bank + " in " + environment + "]";
    }
}
