package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** Stores that are written badly. */
class GuardedTokenStoreTest {
    private static final TokenKey KEY = Scene.key("cmb", "mine");
    private static final TokenKey OTHER = Scene.key("cmb", "another");
    private static final TokenFilter MINE = TokenFilter.builder().subject("me").build();

    @Test
    void aRecordUnderAnotherKeyIsNobodysToken() {
        TokenStore store = new GuardedTokenStore(new BadStore(new StoredToken(OTHER, 1, TokenRecord.of(new byte[1]))));
        assertThatThrownBy(() -> store.find(KEY))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("another record");
        assertThat(store.find(OTHER)).isPresent();
    }

    @Test
    void aListOfOtherCustomersRecordsIsNotUsed() {
        StoredToken stranger =
                new StoredToken(OTHER, 1, TokenRecord.of(new byte[1]).withSubject("a stranger"));
        TokenStore store = new GuardedTokenStore(new BadStore(stranger));
        assertThatThrownBy(() -> store.list(MINE, null, 10))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageNotContaining("stranger");
        assertThat(store.list(TokenFilter.builder().build(), null, 10).tokens()).hasSize(1);
    }

    @Test
    void nullIsAFailureOfTheStore() {
        TokenStore store = new GuardedTokenStore(new BadStore(null));
        assertThatThrownBy(() -> store.find(KEY)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> store.list(MINE, null, 10)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> store.replace(KEY, null, TokenRecord.of(new byte[1])))
                .isInstanceOf(TokenStoreException.class);
    }

    @Test
    void aCheckedExceptionOfAnotherLanguageIsAFailureOfTheStore() {
        TokenStore store = new GuardedTokenStore(new BadStore(null));
        assertThatThrownBy(() -> store.remove(KEY, 1))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("IOException")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> store.purgeExpired(Instant.EPOCH)).isInstanceOf(TokenStoreException.class);
        assertThat(Thread.interrupted()).as("the interrupt is not lost").isTrue();
    }

    /** Gives one and the same record whatever it is asked for; else null. */
    private record BadStore(@Nullable StoredToken only) implements TokenStore {
        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return only == null ? nothing() : Optional.of(only);
        }

        @Override
        public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
            return nothing();
        }

        @Override
        public boolean remove(TokenKey key, long expectedRevision) {
            throw BadStore.<RuntimeException>asIfUnchecked(new IOException("canary"));
        }

        @Override
        public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
            return only == null ? nothing() : TokenPage.last(List.of(only));
        }

        @Override
        public int purgeExpired(Instant before) {
            throw BadStore.<RuntimeException>asIfUnchecked(new InterruptedException());
        }

        @SuppressWarnings({"unchecked", "NullAway"})
        private static <T> T nothing() {
            return (T) null;
        }

        @SuppressWarnings("unchecked")
        private static <E extends Exception> E asIfUnchecked(Exception checked) throws E {
            throw (E) checked;
        }
    }
}
