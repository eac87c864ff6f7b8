package org.tppkit.core.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * One file for each record, on one machine. Readers need no lock: a file is always whole. Writers are one at a time, in
 * all processes: each reads what is there, writes the new file beside it, brings it to the disk and renames it.
 */
public final class FileTokenStore implements TokenStore {
    private static final String RECORDS = "records";

    /** Where the counter got lost, it goes on this far beyond what can be seen of it. */
    private static final long LEAP = 1L << 32;

    private final Path directory;
    private final RecordFiles records;
    private final Revisions revisions;
    private final DirectoryLock lock;

    private FileTokenStore(Path directory, PrivateFiles files) {
        this.directory = directory;
        Path draft = directory.resolve("draft");
        this.records = new RecordFiles(files, directory.resolve(RECORDS), draft);
        this.revisions = new Revisions(files, directory, draft);
        this.lock = new DirectoryLock(files, directory.resolve("lock"));
    }

    /**
     * The store in that directory, which is made if it is missing.
     *
     * @throws ConfigurationException if it cannot be made or written, or is open to other users
     */
    public static FileTokenStore in(Path directory) {
        PrivateFiles files = PrivateFiles.on(directory);
        try {
            files.createDirectories(directory);
            Path real = directory.toRealPath();
            if (files.isOpenToOthers(real)) {
                throw new ConfigurationException(List.of("the token store's directory " + directory
                        + " is open to other users: give it to the service's own user alone (chmod 700)"));
            }
            files.createDirectory(real, RECORDS);
            FileTokenStore store = new FileTokenStore(real, files);
            store.prepare();
            return store;
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of("the token store's directory " + directory + " cannot be made or written"), e);
        }
    }

    private void prepare() throws IOException {
        lock.hold(() -> {
            if (!revisions.isCounting()) {
                revisions.startFrom(highestRevision().map(last -> last + LEAP).orElse(1L));
            }
            return true;
        });
    }

    private Optional<Long> highestRevision() throws IOException {
        Optional<Long> highest = Optional.empty();
        for (int shard = 0; shard < RecordFiles.shards(); shard++) {
            for (String name : records.shard(shard)) {
                long revision = records.find(name).map(StoredToken::revision).orElse(1L);
                highest = Optional.of(Math.max(highest.orElse(1L), revision));
            }
        }
        return highest;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return run(() -> {
            Optional<StoredToken> found = records.find(key);
            if (found.isEmpty()) {
                requireDirectory();
            }
            return found;
        });
    }

    /** A directory that is gone, or not mounted, must not look like a store without records. */
    private void requireDirectory() {
        if (!revisions.isCounting()) {
            throw new TokenStoreException(
                    "the token store's directory " + directory + " is gone, or is not the one it was", null);
        }
    }

    @Override
    public Optional<Long> replace(TokenKey key, @Nullable Long expectedRevision, TokenRecord record) {
        Objects.requireNonNull(record);
        return run(() -> lock.hold(() -> {
            if (!Objects.equals(revisionOf(key), expectedRevision)) {
                return Optional.empty();
            }
            long revision = revisions.next();
            records.write(new StoredToken(key, revision, record));
            return Optional.of(revision);
        }));
    }

    @Override
    public boolean remove(TokenKey key, long expectedRevision) {
        return run(() -> lock.hold(() -> {
            if (!Objects.equals(revisionOf(key), expectedRevision)) {
                return false;
            }
            records.delete(List.of(RecordFiles.nameOf(key)));
            return true;
        }));
    }

    private @Nullable Long revisionOf(TokenKey key) throws IOException {
        return records.find(key).map(StoredToken::revision).orElse(null);
    }

    @Override
    public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
        PageLimit.check(limit);
        if (page != null && !RecordFiles.isName(page)) {
            throw new IllegalArgumentException("this is no page of this store");
        }
        requireDirectory();
        return run(() -> page(filter, page, limit));
    }

    private TokenPage page(TokenFilter filter, @Nullable String after, int limit) throws IOException {
        List<StoredToken> found = new ArrayList<>();
        String last = "";
        for (int shard = after == null ? 0 : RecordFiles.shardOf(after); shard < RecordFiles.shards(); shard++) {
            for (String name : records.shard(shard)) {
                if (after != null && name.compareTo(after) <= 0) {
                    continue;
                }
                Optional<StoredToken> token = records.find(name).filter(filter::matches);
                if (token.isPresent() && found.size() == limit) {
                    return TokenPage.followedBy(last, found);
                }
                if (token.isPresent()) {
                    found.add(token.get());
                    last = name;
                }
            }
        }
        return TokenPage.last(found);
    }

    @Override
    public int purgeExpired(Instant before) {
        requireDirectory();
        TokenFilter expired = TokenFilter.builder().expiresBefore(before).build();
        return run(() -> {
            int dropped = 0;
            for (int shard = 0; shard < RecordFiles.shards(); shard++) {
                List<String> names = fitting(expired, records.shard(shard));
                if (!names.isEmpty()) {
                    dropped += lock.hold(() -> drop(fitting(expired, names)));
                }
            }
            return dropped;
        });
    }

    private List<String> fitting(TokenFilter filter, List<String> names) throws IOException {
        List<String> fitting = new ArrayList<>();
        for (String name : names) {
            if (records.find(name).filter(filter::matches).isPresent()) {
                fitting.add(name);
            }
        }
        return fitting;
    }

    private int drop(List<String> names) throws IOException {
        records.delete(names);
        return names.size();
    }

    private static <T> T run(DirectoryLock.Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            throw failed(e);
        }
    }

    /** The texts of file errors name files, whose names hold nothing secret. */
    private static TokenStoreException failed(Exception e) {
        return new TokenStoreException(
                "the token store's files could not be read or written ("
                        + e.getClass().getSimpleName() + ")",
                e);
    }

    /** The directory. */
    @Override
    public String toString() {
        return "FileTokenStore[" + directory + "]";
    }
}
