package org.tppkit.core.internal.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tppkit.ports.error.ConfigurationException;

/** Reads small files and says plainly why it cannot. */
final class KeyFile {
    private static final long LARGEST = 1024L * 1024;

    private KeyFile() {}

    static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw problem(file, "is too large for a file of keys and certificates");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw problem(file, "does not exist");
        } catch (IOException e) {
            throw problem(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static ConfigurationException problem(Path file, String what) {
        return new ConfigurationException(List.of(file + " " + what));
    }
}
