package org.tppkit.app.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandFailure;

/**
 * A file that is there when it is whole: written beside its place and moved there by {@link #keep}. What was there before
 * stays until then, and for good if nothing comes of it. On POSIX systems only its owner can read it: it is about money.
 */
final class OutputFile implements AutoCloseable {
    private final Path place;
    private final @Nullable Path beside;
    private final Writer writer;

    private OutputFile(Path place, @Nullable Path beside, Writer writer) {
        this.place = place;
        this.beside = beside;
        this.writer = writer;
    }

    /** @throws CommandFailure if nothing can be written there */
    static OutputFile at(Path wanted) {
        try {
            Path place = Files.exists(wanted) ? wanted.toRealPath() : wanted.toAbsolutePath();
            if (Files.isDirectory(place)) {
                throw CommandFailure.usage("--output: " + wanted + " is a folder");
            }
            // A device or a pipe cannot be moved to.
            boolean special = Files.exists(place) && !Files.isRegularFile(place);
            Path beside = special ? null : Files.createTempFile(place.getParent(), ".tppkit-", ".part");
            if (beside != null) {
                // Ctrl-C: entries of an account do not stay behind in a file that nobody knows of.
                beside.toFile().deleteOnExit();
            }
            return new OutputFile(place, beside, writer(beside == null ? place : beside));
        } catch (IOException e) {
            throw CommandFailure.usage("--output: " + wanted + " cannot be written ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static Writer writer(Path path) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(path), StandardCharsets.UTF_8));
    }

    /** In UTF-8. */
    Writer writer() {
        return writer;
    }

    /** Puts it in its place. */
    void keep() throws IOException {
        writer.close();
        if (beside != null) {
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing behind, unless it was kept. */
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            if (beside != null) {
                Files.deleteIfExists(beside);
            }
        }
    }
}
