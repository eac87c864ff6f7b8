package org.tppkit.core.internal.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * Where the records' files stand: each under the SHA-256 of its key, whatever the key's letters and however long it is, in
 * one of 256 directories by the first two digits.
 */
final class RecordFiles {
    private static final int SHARDS = 256;
    private static final int SHARD_DIGITS = 2;
    private static final int NAME_DIGITS = 64;

    private final PrivateFiles files;
    private final Path directory;
    private final Path draft;

    /** @param draft where a file is written before it takes its place */
    RecordFiles(PrivateFiles files, Path directory, Path draft) {
        this.files = files;
        this.directory = directory;
        this.draft = draft;
    }

    static String nameOf(TokenKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(KeyBytes.of(key)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static boolean isName(String text) {
        return text.length() == NAME_DIGITS && text.chars().allMatch(RecordFiles::isHexDigit);
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    Optional<StoredToken> find(TokenKey key) throws IOException {
        String name = nameOf(key);
        Optional<StoredToken> found = find(name);
        if (found.isPresent() && !found.get().key().equals(key)) {
            throw new TokenStoreException(
                    "the token store's file " + name + " holds another record than its name says: somebody moved it;"
                            + " it was left alone",
                    null);
        }
        return found;
    }

    /** The record of that file; empty if there is none, or one that only a newer TPPKit knows. */
    Optional<StoredToken> find(String name) throws IOException {
        try {
            return FileForm.read(Files.readAllBytes(file(name)), name);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(StoredToken stored) throws IOException {
        String name = nameOf(stored.key());
        files.createDirectory(directory, shardName(name));
        files.replace(shard(name), name, FileForm.write(stored), draft);
    }

    void delete(List<String> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        for (String name : names) {
            Files.deleteIfExists(file(name));
        }
        files.sync(shard(names.get(0)));
    }

    /** The names that begin with the same two digits, in their order. */
    List<String> shard(int index) throws IOException {
        Path shard = shard(HexFormat.of().toHexDigits((byte) index));
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(shard)) {
            return names;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(shard)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (isName(name)) {
                    names.add(name);
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    static int shards() {
        return SHARDS;
    }

    static int shardOf(String name) {
        return HexFormat.fromHexDigits(name, 0, SHARD_DIGITS);
    }

    private static String shardName(String name) {
        return name.substring(0, SHARD_DIGITS);
    }

    private Path shard(String name) {
        return directory.resolve(shardName(name));
    }

    private Path file(String name) {
        return shard(name).resolve(name);
    }
}
