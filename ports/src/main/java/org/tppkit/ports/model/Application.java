package org.tppkit.ports.model;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/**
 * A third party's application as it is registered with one bank: at Arkéa one application per bank, whose API key is the
 * OAuth client id (Arkéa Production page, Introduction).
 */
@Value.Immutable
@Values
public abstract class Application {
    /** This machine (RFC 8252 sections 7.3 and 8.3). */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    Application() {}

    /** {@return the bank that registered the application} */
    public abstract BankId bank();

    /**
     * {@return the OAuth client id: 1 to 256 printable ASCII characters without blanks} Where a bank knows third
     * parties by their certificate alone, a name of your own choice, for instance the authorisation number in the
     * certificate.
     */
    public abstract String clientId();

    /** {@return where the bank sends customers back to: absolute, without fragment, exactly as registered; https, or http to this machine} */
    public abstract URI redirectUri();

    /**
     * {@return an application of that bank}
     *
     * @param bank the bank that registered it
     * @param clientId the OAuth client id, 1 to 256 printable ASCII characters without blanks; at Arkéa the API key
     * @param redirectUri where the bank sends the customer back to, to the letter as registered
     * @throws IllegalArgumentException if the client id or the address is not so; the message repeats neither
     */
    public static Application of(BankId bank, String clientId, URI redirectUri) {
        return builder().bank(bank).clientId(clientId).redirectUri(redirectUri).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        boolean printable = clientId().chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (clientId().isEmpty() || clientId().length() > 256 || !printable) {
            throw new IllegalArgumentException(
                    "the client id of " + bank() + " must be 1 to 256 printable ASCII characters without blanks");
        }
        if (redirectUri().getHost() == null || redirectUri().getRawFragment() != null || !isSafe(redirectUri())) {
            throw new IllegalArgumentException("the redirect URI of " + bank()
                    + " must be an absolute https address without fragment (http on this machine only)");
        }
    }

    /** Whoever reads along on the way to a redirect URI reads the code; on the way to one's own machine nobody does. */
    private static boolean isSafe(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https")
                || (scheme.equals("http") && LOOPBACK.matcher(address.getHost()).matches());
    }

    /** Builds {@link Application}. */
    public static final class Builder extends ImmutableApplication.Builder {
        Builder() {}
    }
}
