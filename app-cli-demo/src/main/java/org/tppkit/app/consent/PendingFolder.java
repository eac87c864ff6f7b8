package org.tppkit.app.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tppkit.app.client.HomeFolder;
import org.tppkit.app.client.OwnerFiles;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Handles of consents that wait for the customer's return from the bank, one file each, for their owner alone. They stand for
 * the session of a web application: a callback counts only together with what was kept here.
 */
final class PendingFolder {
    private static final String PREFIX = "consent-";
    private static final String DRAFT = ".draft";

    private final Path folder;

    private PendingFolder(Path folder) {
        this.folder = folder;
    }

    /** That of the user's folder. */
    static PendingFolder of(HomeFolder home) {
        return new PendingFolder(home.pending());
    }

    /**
     * Keeps a handle until {@link #forget}.
     *
     * @param id the pending's id
     * @param handle what its {@code encode()} gave
     */
    void keep(String id, String handle) {
        OwnerFiles.makeFolder(folder);
        OwnerFiles.write(file(id), handle);
    }

    /** The handles, in no particular order; without those that another process forgets meanwhile. */
    List<String> handles() {
        return files().stream()
                .flatMap(file -> OwnerFiles.readIfThere(file).stream())
                .toList();
    }

    /** Removes a handle, if it is there. */
    void forget(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path file(String id) {
        return folder.resolve(PREFIX + id);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isHandle(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static boolean isHandle(String name) {
        return name.startsWith(PREFIX) && !name.endsWith(DRAFT);
    }

    private ConfigurationException failed(IOException e) {
        return new ConfigurationException(
                List.of("the folder " + folder + " cannot be used (" + OwnerFiles.kind(e) + ")"), e);
    }
}
