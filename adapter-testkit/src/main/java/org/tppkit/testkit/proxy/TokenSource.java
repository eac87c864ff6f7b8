package org.tppkit.testkit.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where a {@link SigningProxy} has its tokens from. What holds tokens shows none of them. */
public final class TokenSource {
    @FunctionalInterface
    private interface Way {
        Optional<String> current(TokenClient bank) throws IOException, InterruptedException, TokenException;
    }

    private final String description;
    private final Way way;

    private TokenSource(String description, Way way) {
        this.description = description;
        this.way = way;
    }

    /** {@return no tokens: {@code Authorization} travels as it came} */
    public static TokenSource none() {
        return new TokenSource("none", bank -> Optional.empty());
    }

    /**
     * {@return one token for all requests}
     *
     * @param token sent as the bearer token, as it stands
     */
    public static TokenSource fixed(String token) {
        String value = Objects.requireNonNull(token);
        return new TokenSource("fixed", bank -> Optional.of(value));
    }

    /**
     * {@return the first line of a file, read anew for each request: what brings a server into a provider state writes
     * the token there that the next request has to carry}
     *
     * @param file need not exist before the first request
     */
    public static TokenSource file(Path file) {
        return new TokenSource("file", bank -> Optional.of(firstLine(file)));
    }

    /**
     * {@return the application's own tokens, asked for by client credentials when one is needed}
     *
     * @param clientId the OAuth client id
     */
    public static TokenSource clientCredentials(String clientId) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", clientId);
        form.put("grant_type", "client_credentials");
        KeptToken kept = new KeptToken(bank -> bank.ask(TokenClient.CLIENT_TOKEN, form));
        return new TokenSource("client credentials", bank -> Optional.of(kept.current(bank)));
    }

    /**
     * {@return a customer's tokens, got by refreshing} The file's first line is the refresh token; since it is good
     * for one use, the next one is written back. Let no other program refresh with the same file.
     *
     * @param refreshTokenFile the file with the refresh token
     */
    public static TokenSource refreshing(Path refreshTokenFile) {
        KeptToken kept = new KeptToken(bank -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", firstLine(refreshTokenFile));
            TokenClient.Grant grant = bank.ask(TokenClient.TOKEN, form);
            if (grant.refreshToken().isPresent()) {
                Files.writeString(refreshTokenFile, grant.refreshToken().get() + "\n", StandardCharsets.UTF_8);
            }
            return grant;
        });
        return new TokenSource("refresh", bank -> Optional.of(kept.current(bank)));
    }

    Optional<String> current(TokenClient bank) throws IOException, InterruptedException, TokenException {
        return way.current(bank);
    }

    private static String firstLine(Path file) throws IOException, TokenException {
        return Files.readString(file, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> new TokenException("the file " + file.getFileName() + " holds no token"));
    }

    @Override
    public String toString() {
        return "TokenSource[" + description + "]";
    }
}
