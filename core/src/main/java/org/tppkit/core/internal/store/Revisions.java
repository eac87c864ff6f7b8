package org.tppkit.core.internal.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tppkit.ports.error.TokenStoreException;

/**
 * Revisions for all records of a directory, none of them twice. A file says up to where they are given away; a process
 * takes a block of them at a time, and what it does not use of that is never used. All under the directory's lock.
 */
final class Revisions {
    private static final String NAME = "revisions";
    private static final int BLOCK = 1000;

    private final PrivateFiles files;
    private final Path directory;
    private final Path draft;
    private long next;
    private long end;

    Revisions(PrivateFiles files, Path directory, Path draft) {
        this.files = files;
        this.directory = directory;
        this.draft = draft;
    }

    boolean isCounting() {
        return Files.exists(directory.resolve(NAME));
    }

    void startFrom(long first) throws IOException {
        write(first);
    }

    long next() throws IOException {
        if (next == end) {
            long first = read();
            write(Math.addExact(first, BLOCK));
            next = first;
            end = first + BLOCK;
        }
        return next++;
    }

    private void write(long first) throws IOException {
        files.replace(directory, NAME, Long.toString(first).getBytes(StandardCharsets.US_ASCII), draft);
    }

    private long read() throws IOException {
        try {
            long first = Long.parseLong(Files.readString(directory.resolve(NAME), StandardCharsets.US_ASCII));
            if (first >= 1) {
                return first;
            }
        } catch (NumberFormatException | NoSuchFileException e) {
            // told below
        }
        throw new TokenStoreException(
                "the token store's file '" + NAME
                        + "' is damaged or missing: stop all processes, delete what is left of it, and start again",
                null);
    }
}
