package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** Token stores as they are written in a hurry: each wrong in one thing. */
final class WrongStores {
    private WrongStores() {}

    // --- writing ---

    static class LastWriterWins extends OpenStore {
        @Override
        public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            return Optional.of(write(key, record));
        }
    }

    static class ChecksAndWritesInTwoSteps extends OpenStore {
        private final Meeting meeting = new Meeting();

        @Override
        public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            if (!isStored(key, expectedRevision)) {
                return Optional.empty();
            }
            meeting.await();
            return Optional.of(write(key, record));
        }

        @Override
        public synchronized int purgeExpired(Instant before) {
            return super.purgeExpired(before);
        }
    }

    static class LooksBeforeItInserts extends OpenStore {
        private final Meeting meeting = new Meeting();

        @Override
        public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            if (expectedRevision != null) {
                return super.replace(key, expectedRevision, record);
            }
            boolean free = held(key) == null;
            meeting.await();
            return free ? Optional.of(write(key, record)) : Optional.empty();
        }
    }

    static class RemovesInTwoSteps extends OpenStore {
        private final Meeting meeting = new Meeting();

        @Override
        public boolean remove(TokenKey key, long expectedRevision) {
            boolean stored = isStored(key, expectedRevision);
            meeting.await();
            drop(key);
            return stored;
        }
    }

    static class RemovesWhateverTheRevision extends OpenStore {
        @Override
        public boolean remove(TokenKey key, long expectedRevision) {
            return drop(key);
        }
    }

    static class SaysLostAndWritesAllTheSame extends OpenStore {
        @Override
        public synchronized Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            boolean stored = isStored(key, expectedRevision);
            long revision = write(key, record);
            return stored ? Optional.of(revision) : Optional.empty();
        }
    }

    static class WritesInTheCallersTransaction extends OpenStore {
        @Override
        void inRolledBackTransaction(Runnable work) {
            Map<Object, StoredToken> before = new HashMap<>(tokens);
            work.run();
            tokens = before;
        }
    }

    static class SeesTheCallersSnapshot extends OpenStore {
        private final ThreadLocal<Map<Object, StoredToken>> snapshot = new ThreadLocal<>();

        @Override
        void inRolledBackTransaction(Runnable work) {
            snapshot.set(new HashMap<>(tokens));
            work.run();
            snapshot.remove();
        }

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return snapshot.get() == null
                    ? super.find(key)
                    : Optional.ofNullable(snapshot.get().get(key));
        }
    }

    static class WritesBehind extends OpenStore {
        @Override
        TokenStore reopened() {
            tokens = new HashMap<>();
            return this;
        }
    }

    static class CachesForEachThread extends OpenStore {
        private final ThreadLocal<Map<TokenKey, Optional<StoredToken>>> cache = ThreadLocal.withInitial(HashMap::new);

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return cache.get().computeIfAbsent(key, super::find);
        }

        @Override
        public synchronized Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            cache.get().remove(key);
            return super.replace(key, expectedRevision, record);
        }

        @Override
        public synchronized boolean remove(TokenKey key, long expectedRevision) {
            cache.get().remove(key);
            return super.remove(key, expectedRevision);
        }
    }

    // --- content ---

    static class CutsAt32KiB extends OpenStore {
        @Override
        TokenRecord kept(StoredToken before, TokenRecord record) {
            return payload(record, Arrays.copyOf(record.payload(), Math.min(record.payload().length, 32 * 1024)));
        }
    }

    static class KeepsThePayloadAsText extends OpenStore {
        @Override
        TokenRecord kept(StoredToken before, TokenRecord record) {
            String text = new String(record.payload(), StandardCharsets.UTF_8);
            return payload(record, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static class ForgetsTheSubject extends OpenStore {
        @Override
        TokenRecord kept(StoredToken before, TokenRecord record) {
            TokenRecord plain = TokenRecord.of(record.payload());
            return record.expiresAt().map(plain::withExpiry).orElse(plain);
        }
    }

    static class CutsTheSubject extends OpenStore {
        @Override
        TokenRecord kept(StoredToken before, TokenRecord record) {
            return record.subject()
                    .map(subject -> record.withSubject(subject.substring(0, Math.min(subject.length(), 255))))
                    .orElse(record);
        }
    }

    static class KeepsExpiryInSeconds extends OpenStore {
        @Override
        TokenRecord kept(StoredToken before, TokenRecord record) {
            return record.expiresAt()
                    .map(expiry -> record.withExpiry(expiry.truncatedTo(ChronoUnit.SECONDS)))
                    .orElse(record);
        }
    }

    static class KeepsTheSubjectOfBefore extends OpenStore {
        @Override
        TokenRecord kept(StoredToken before, TokenRecord record) {
            return before == null || record.subject().isPresent()
                    ? record
                    : before.record().subject().map(record::withSubject).orElse(record);
        }
    }

    // --- revisions ---

    static class CountsRevisionsInTheRecord extends OpenStore {
        @Override
        long nextRevision(StoredToken before, TokenRecord record) {
            return before == null ? 1 : before.revision() + 1;
        }
    }

    static class KeepsTheRevisionOfEqualContent extends OpenStore {
        @Override
        long nextRevision(StoredToken before, TokenRecord record) {
            return before != null && before.record().equals(record)
                    ? before.revision()
                    : super.nextRevision(before, record);
        }
    }

    static class GoesOnFromTheGreatestRevisionLeft extends OpenStore {
        @Override
        TokenStore reopened() {
            lastRevision = tokens.values().stream()
                    .mapToLong(StoredToken::revision)
                    .max()
                    .orElse(0);
            return this;
        }
    }

    // --- listing ---

    static class PagesByOffset extends OpenStore {
        @Override
        public synchronized TokenPage list(TokenFilter filter, String page, int limit) {
            int offset = page == null ? 0 : Integer.parseInt(page);
            List<StoredToken> found = sorted(filter);
            int end = Math.min(offset + limit, found.size());
            List<StoredToken> shown = found.subList(Math.min(offset, end), end);
            return end == found.size()
                    ? TokenPage.last(shown)
                    : TokenPage.followedBy(String.valueOf(offset + limit), shown);
        }
    }

    static class ShowsTheLastOfAPageAgain extends OpenStore {
        @Override
        public synchronized TokenPage list(TokenFilter filter, String page, int limit) {
            TokenPage right = super.list(filter, page, limit);
            List<StoredToken> shown = new ArrayList<>(right.tokens());
            sorted(filter).stream().filter(token -> place(token).equals(page)).forEach(last -> shown.set(0, last));
            return right.next().map(next -> TokenPage.followedBy(next, shown)).orElse(TokenPage.last(shown));
        }
    }

    static class GivesEverythingAtOnce extends OpenStore {
        @Override
        public synchronized TokenPage list(TokenFilter filter, String page, int limit) {
            return super.list(filter, page, Integer.MAX_VALUE);
        }
    }

    static class NeverEndsAListing extends OpenStore {
        @Override
        public synchronized TokenPage list(TokenFilter filter, String page, int limit) {
            return TokenPage.followedBy("first", super.list(filter, null, limit).tokens());
        }
    }

    static class ListsSubjectsThatBeginSo extends OpenStore {
        @Override
        boolean fits(TokenFilter filter, StoredToken token) {
            String subject = token.record().subject().orElse("");
            return filter.subject().map(subject::startsWith).orElse(true)
                    && (filter.subject().isPresent() ? true : filter.matches(token));
        }
    }

    static class ListsWhatNeverExpiresAsExpired extends OpenStore {
        @Override
        boolean fits(TokenFilter filter, StoredToken token) {
            return token.record().expiresAt().isPresent()
                    ? filter.matches(token)
                    : filter.matches(new StoredToken(
                            token.key(), token.revision(), token.record().withExpiry(Instant.MIN)));
        }
    }

    // --- expiry ---

    static class HidesTheExpired extends OpenStore {
        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return super.find(key).filter(WrongStores::isAlive);
        }
    }

    static class ListsOnlyTheLiving extends OpenStore {
        @Override
        boolean fits(TokenFilter filter, StoredToken token) {
            return isAlive(token) && filter.matches(token);
        }
    }

    static class CreatesOverTheExpired extends OpenStore {
        @Override
        public synchronized Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            StoredToken held = held(key);
            if (expectedRevision == null && held != null && !isAlive(held)) {
                drop(key);
            }
            return super.replace(key, expectedRevision, record);
        }
    }

    static class PurgesTheMomentItself extends OpenStore {
        @Override
        boolean mayPurge(StoredToken token, Instant before) {
            return token.record()
                    .expiresAt()
                    .filter(expiry -> !expiry.isAfter(before))
                    .isPresent();
        }
    }

    static class PurgesWhatNeverExpires extends OpenStore {
        @Override
        boolean mayPurge(StoredToken token, Instant before) {
            return token.record().expiresAt().isEmpty() || super.mayPurge(token, before);
        }
    }

    static class PurgesWithoutCounting extends OpenStore {
        @Override
        public synchronized int purgeExpired(Instant before) {
            super.purgeExpired(before);
            return 0;
        }
    }

    static class PurgesInTwoSteps extends OpenStore {
        private final Meeting meeting = new Meeting();

        @Override
        public int purgeExpired(Instant before) {
            List<StoredToken> expired = sorted(TokenFilter.builder().build()).stream()
                    .filter(token -> mayPurge(token, before))
                    .toList();
            meeting.await();
            meeting.await();
            expired.forEach(token -> drop(token.key()));
            return expired.size();
        }

        @Override
        public Optional<Long> replace(TokenKey key, Long expectedRevision, TokenRecord record) {
            meeting.await();
            Optional<Long> revision = super.replace(key, expectedRevision, record);
            meeting.await();
            return revision;
        }
    }

    // --- keys ---

    static class MixesKinds extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            return List.of(key.environment(), key.bank(), key.clientId(), key.id());
        }
    }

    static class MixesEnvironments extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            return List.of(key.kind(), key.bank(), key.clientId(), key.id());
        }
    }

    static class MixesBanksOfAFamily extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            return List.of(key.kind(), key.environment(), key.bank().family(), key.clientId(), key.id());
        }
    }

    static class MixesClientIds extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            return List.of(key.kind(), key.environment(), key.bank(), key.id());
        }
    }

    static class MixesUpperAndLowerCase extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            return key.toString().toLowerCase(Locale.ROOT);
        }
    }

    static class CutsIdsAt64Characters extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            String id = key.id().substring(0, Math.min(key.id().length(), 64));
            return List.of(key.kind(), key.environment(), key.bank(), key.clientId(), id);
        }
    }

    static class GluesTheParts extends OpenStore {
        @Override
        Object identity(TokenKey key) {
            return key.kind() + "-" + key.environment() + "-" + key.bank() + "-" + key.clientId() + "-" + key.id();
        }
    }

    // --- failures ---

    static class ShowsThePayload extends OpenStore {
        @Override
        RuntimeException failure(TokenRecord record) {
            String text = new String(record.payload(), StandardCharsets.UTF_8);
            return new TokenStoreException("could not write [" + text + "]", null);
        }
    }

    static class ShowsThePayloadInTheCause extends OpenStore {
        @Override
        RuntimeException failure(TokenRecord record) {
            String dump = "parameters: " + Arrays.toString(record.payload());
            return new TokenStoreException("could not write", new IllegalStateException(dump));
        }
    }

    static class ThrowsWhatTheDriverThrows extends OpenStore {
        @Override
        RuntimeException failure(TokenRecord record) {
            return new IllegalStateException("connection refused");
        }
    }

    static class FindsNothingWhenItFails extends OpenStore {
        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return broken ? Optional.empty() : super.find(key);
        }
    }

    private static boolean isAlive(StoredToken token) {
        Instant now = Instant.now();
        return token.record().expiresAt().map(now::isBefore).orElse(true);
    }

    private static TokenRecord payload(TokenRecord record, byte[] payload) {
        TokenRecord plain = TokenRecord.of(payload);
        TokenRecord named = record.subject().map(plain::withSubject).orElse(plain);
        return record.expiresAt().map(named::withExpiry).orElse(named);
    }
}
