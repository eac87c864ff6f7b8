package org.tppkit.testkit.proxy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the token endpoints of the target (Arkéa Production page; RFC 6749). */
final class TokenClient {
    static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    static final String CLIENT_TOKEN = "/oauth-clientcredentials-psd2/token";

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Seconds that a token lives where the answer does not say. */
    private static final long USUAL_LIFE = 300;

    /**
     * What a token endpoint gave.
     *
     * @param accessToken what calls carry
     * @param life how long it lives
     * @param refreshToken what to refresh with, where there is one
     */
    record Grant(String accessToken, Duration life, Optional<String> refreshToken) {
        /** No tokens. */
        @Override
        public String toString() {
            return "Grant[" + life + "]";
        }
    }

    private final HttpClient client;
    private final URI target;

    TokenClient(HttpClient client, URI target) {
        this.client = client;
        this.target = target;
    }

    Grant ask(String path, Map<String, String> form) throws IOException, InterruptedException, TokenException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(target + path))
                .timeout(LONGEST)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Request-ID", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new TokenException("POST " + path + " was answered with HTTP " + answer.statusCode());
        }
        String token = text(answer.body(), "access_token")
                .orElseThrow(() -> new TokenException("the answer to POST " + path + " has no access_token"));
        return new Grant(token, Duration.ofSeconds(seconds(answer.body())), text(answer.body(), "refresh_token"));
    }

    /** Tokens have no character that JSON escapes (RFC 6750 section 2.1). */
    private static Optional<String> text(String json, String field) {
        Matcher matcher =
                Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"\\\\]+)\"").matcher(json);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static long seconds(String json) {
        Matcher matcher =
                Pattern.compile("\"expires_in\"\\s*:\\s*\"?([0-9]{1,9})").matcher(json);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : USUAL_LIFE;
    }
}
