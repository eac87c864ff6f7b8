package org.tppkit.adapter.arkea.internal.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * Reads a token answer by RFC 6749 section 5.1: strictly where a wrong value would be used, leniently where it would not. A
 * life that cannot be made sense of is a life not known: the bank's refusal tells when it is over. To throw the answer to a
 * refresh away for it would cost the customer's consent, for the refresh token is spent by then.
 */
final class TokenAnswerReader {
    /** Ten years: a longer life is a slip, and far from any overflow. */
    private static final long LONGEST_LIFE_SECONDS = 10L * 365 * 86_400;

    private static final int LONGEST_NUMBER = 10;

    private TokenAnswerReader() {}

    static TokenAnswer read(JsonBody json) {
        String access = null;
        String refresh = null;
        String type = null;
        String life = null;
        String scope = null;
        String error = null;
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "access_token" -> access = json.text();
                case "refresh_token" -> refresh = json.filledText();
                case "token_type" -> type = json.text();
                case "expires_in" -> life = json.numberOrTextOrSkip();
                case "scope" -> scope = json.filledText();
                case "error" -> error = json.filledText();
                default -> json.skip();
            }
        }
        if (error != null) {
            return new TokenAnswer.Refused(ErrorBody.ofCode(error));
        }
        requireBearer(json, type);
        TokenGrant.Builder grant = TokenGrant.builder()
                .accessToken(token(json, "access_token", access, AccessToken::new))
                .expiresIn(life(life))
                .scope(Optional.ofNullable(scope));
        if (refresh != null) {
            grant.refreshToken(token(json, "refresh_token", refresh, RefreshToken::new));
        }
        return new TokenAnswer.Granted(grant.build());
    }

    private static void requireBearer(JsonBody json, @Nullable String type) {
        if (type != null && !type.equalsIgnoreCase("Bearer")) {
            throw json.wrong("token_type", "Bearer is expected");
        }
    }

    private static <T> T token(JsonBody json, String field, @Nullable String text, Function<String, T> of) {
        if (text == null) {
            throw json.wrong(field, "the token is missing");
        }
        try {
            return of.apply(text);
        } catch (IllegalArgumentException refused) {
            throw json.wrong(field, "printable ASCII without blanks of bounded length is expected");
        }
    }

    private static Optional<Duration> life(@Nullable String text) {
        boolean whole = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (text == null || !whole) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(text);
        return seconds > 0 && seconds <= LONGEST_LIFE_SECONDS
                ? Optional.of(Duration.ofSeconds(seconds))
                : Optional.empty();
    }
}
