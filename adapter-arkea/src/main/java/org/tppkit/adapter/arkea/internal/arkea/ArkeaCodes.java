package org.tppkit.adapter.arkea.internal.arkea;

import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;

/**
 * What Arkéa's codes and those of RFC 6749 section 5.2 mean, beyond their status. Each method is a
 * {@link org.tppkit.adapter.arkea.internal.stet.BankCodes}.
 */
final class ArkeaCodes {
    private static final String NO_CONSENTS = "NO_CONSENTS";
    private static final String INVALID_TOKEN = "invalid_token";

    /** Arkéa: the refresh token was used already. RFC 6749: it is invalid, expired or revoked. */
    private static final Set<String> SPENT = Set.of("OAGA", "invalid_grant");

    private static final Set<String> CLIENT_REFUSED = Set.of("invalid_client", "unauthorized_client");
    private static final Set<String> NOT_NOW = Set.of("temporarily_unavailable", "server_error");

    private ArkeaCodes() {}

    /** Codes of the interface: 403 with {@code NO_CONSENTS} says that the consent is missing or withdrawn. */
    static Optional<TppException> ofResource(String operation, BankAnswer answer) {
        if (answer.status() == 403 && has(answer, Set.of(NO_CONSENTS))) {
            return Optional.of(new ConsentRequiredException(
                    Reason.REVOKED,
                    operation + ": the customer's consent is missing or was withdrawn",
                    rejected(operation, answer)));
        }
        return Optional.empty();
    }

    /** Codes of the token endpoint: a refused client is not a refused customer. */
    static Optional<TppException> ofToken(String operation, BankAnswer answer) {
        if (isClientRefused(answer)) {
            return Optional.of(new IdentityRejectedException(
                    operation + ": the bank refuses the application or its certificate (" + answer + ")",
                    answer,
                    rejected(operation, answer)));
        }
        // With any other status the general rules find out more, for instance how long to wait.
        if (answer.status() <= 400 && has(answer, NOT_NOW)) {
            return Optional.of(new BankUnavailableException(operation + ": the bank cannot answer now", answer, null));
        }
        return Optional.empty();
    }

    /** As {@link #ofToken}; and a refused refresh token means that the customer must consent again. */
    static Optional<TppException> ofRefresh(String operation, BankAnswer answer) {
        if (answer.status() < 500 && has(answer, SPENT)) {
            return Optional.of(new ConsentRequiredException(
                    Reason.REFRESH_REFUSED,
                    operation + ": the bank no longer takes the refresh token",
                    rejected(operation, answer)));
        }
        return ofToken(operation, answer);
    }

    /** Whether a refused revocation says that the token is gone already, which is what was wanted (RFC 7009 section 2.2). */
    static boolean isGone(BankAnswer answer) {
        return answer.status() < 500 && has(answer, Set.of(INVALID_TOKEN));
    }

    private static boolean isClientRefused(BankAnswer answer) {
        boolean aboutGrant = has(answer, SPENT) || has(answer, Set.of(INVALID_TOKEN));
        return has(answer, CLIENT_REFUSED) || (answer.status() == 401 && !aboutGrant);
    }

    private static boolean has(BankAnswer answer, Set<String> codes) {
        return answer.bankCode().filter(codes::contains).isPresent();
    }

    private static RequestRejectedException rejected(String operation, BankAnswer answer) {
        return new RequestRejectedException(operation + ": the bank refuses", answer);
    }
}
