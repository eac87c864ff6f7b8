package org.tppkit.app.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tppkit.ports.error.ConfigurationException;

/**
 * Files and folders that only their owner may read. Where the file system has no POSIX permissions (Windows), the rights
 * are those that the folder gives.
 */
public final class OwnerFiles {
    private static final FileAttribute<?>[] FILE = {permissions("rw-------")};
    private static final FileAttribute<?>[] FOLDER = {permissions("rwx------")};
    private static final FileAttribute<?>[] NONE = {};
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private OwnerFiles() {}

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Makes a folder and those above it, where they are missing.
     *
     * @throws ConfigurationException if that cannot be done
     */
    public static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder, hasPermissions(folder) ? FOLDER : NONE);
        } catch (IOException e) {
            throw new ConfigurationException(List.of("the folder " + folder + " cannot be made (" + kind(e) + ")"), e);
        }
    }

    /**
     * Writes a text in UTF-8: whoever reads sees the old text or the new one, whole.
     *
     * @throws ConfigurationException if that cannot be done
     */
    public static void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            writeDown(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(draft, e);
            throw new ConfigurationException(List.of(file + " cannot be written (" + kind(e) + ")"), e);
        }
    }

    private static void writeDown(Path draft, String text) throws IOException {
        try (FileChannel channel = open(draft)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A draft may hold a key: it does not stay behind. */
    private static void remove(Path draft, IOException because) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** Opens a file for writing, and makes it if it is missing. */
    static FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, hasPermissions(file) ? FILE : NONE);
    }

    /**
     * Reads a text that is nobody else's business.
     *
     * @throws ConfigurationException if it cannot be read, or others than the owner have rights to the file
     */
    public static String read(Path file) {
        return readIfThere(file).orElseThrow(() -> new ConfigurationException(List.of(file + " is missing")));
    }

    /** As {@link #read}; empty if there is no such file, or no longer: another process may have removed it. */
    public static Optional<String> readIfThere(Path file) {
        try {
            if (hasPermissions(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new ConfigurationException(
                        List.of(file + " is open to other users of this machine: chmod 600 it"));
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + " cannot be read (" + kind(e) + ")"), e);
        }
    }

    /** The message of an error may quote what was read; its class does not. */
    public static String kind(IOException e) {
        return e.getClass().getSimpleName();
    }
}
