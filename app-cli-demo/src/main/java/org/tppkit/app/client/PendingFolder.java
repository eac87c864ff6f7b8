package org.tppkit.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tppkit.ports.error.ConfigurationException;

/**
 * What waits for the customer's return from the bank: handles of pending consents and payments, one file each, for their
 * owner alone. It stands for the session of a web application: a callback counts only together with what was kept here.
 */
public final class PendingFolder {
    private final Path folder;

    private PendingFolder(Path folder) {
        this.folder = folder;
    }

    /** That of the user's folder. */
    public static PendingFolder of(HomeFolder home) {
        return new PendingFolder(home.pending());
    }

    /** What waits. */
    public enum Kind {
        /** An encoded {@code PendingConsent}. */
        CONSENT,
        /** An encoded {@code PendingPayment}. */
        PAYMENT;

        private String prefix() {
            return this == CONSENT ? "consent-" : "payment-";
        }
    }

    /**
     * Keeps a handle until {@link #forget}.
     *
     * @param id the pending's id
     * @param handle what its {@code encode()} gave
     */
    public void keep(Kind kind, String id, String handle) {
        OwnerFiles.makeFolder(folder);
        OwnerFiles.write(file(kind, id), handle);
    }

    /** The handles of a kind, in no particular order. */
    public List<String> handles(Kind kind) {
        return files(kind).stream().map(OwnerFiles::read).toList();
    }

    /** Removes a handle, if it is there. */
    public void forget(Kind kind, String id) {
        try {
            Files.deleteIfExists(file(kind, id));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path file(Kind kind, String id) {
        return folder.resolve(kind.prefix() + id);
    }

    private List<Path> files(Kind kind) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isHandle(file.getFileName().toString(), kind))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static boolean isHandle(String name, Kind kind) {
        return name.startsWith(kind.prefix()) && !name.endsWith(".draft");
    }

    private ConfigurationException failed(IOException e) {
        return new ConfigurationException(
                List.of("the folder " + folder + " cannot be used (" + OwnerFiles.kind(e) + ")"), e);
    }
}
