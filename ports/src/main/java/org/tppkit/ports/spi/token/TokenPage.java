package org.tppkit.ports.spi.token;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Some of the records that a {@link TokenFilter} asked for. */
public final class TokenPage {
    private final List<StoredToken> tokens;
    private final @Nullable String next;

    private TokenPage(List<StoredToken> tokens, @Nullable String next) {
        this.tokens = List.copyOf(tokens);
        this.next = next;
    }

    /**
     * {@return the last page, or the only one}
     *
     * @param tokens in the store's order; may be none
     */
    public static TokenPage last(List<StoredToken> tokens) {
        return new TokenPage(tokens, null);
    }

    /**
     * {@return a page after which more follow}
     *
     * @param next opaque to the engine: comes back as the {@code page} of {@link TokenStore#list}
     * @param tokens in the store's order; may be none
     */
    public static TokenPage followedBy(String next, List<StoredToken> tokens) {
        return new TokenPage(tokens, Objects.requireNonNull(next));
    }

    /** {@return the records, in an order of the store's own that does not change between pages} */
    public List<StoredToken> tokens() {
        return tokens;
    }

    /** {@return what to ask the next page with; empty on the last page} */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
