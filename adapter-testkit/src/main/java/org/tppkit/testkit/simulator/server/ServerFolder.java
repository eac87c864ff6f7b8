package org.tppkit.testkit.simulator.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one running server. A marker file shows that it is a simulator's, and its lock that one is running; a lock
 * ends with its process, however that ends. Files appear at once and whole.
 */
final class ServerFolder implements AutoCloseable {

    private static final String MARKER = ".tppkit-simulator";

    private final Path folder;
    private final FileChannel marker;
    private final Set<Path> untilStopped = new LinkedHashSet<>();
    private boolean stopped;

    private ServerFolder(Path folder, FileChannel marker) {
        this.folder = folder;
        this.marker = marker;
    }

    /**
     * Makes the folder where it is not there, and takes it.
     *
     * @throws IOException if it holds files that no simulator wrote, if another simulator uses it, if it cannot be written
     */
    static ServerFolder take(Path wanted) throws IOException {
        Path folder = wanted.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, onlyForOwner(folder, "rwx------"));
        }
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker) && holdsFiles(folder)) {
            throw new FileSystemException(
                    wanted.toString(), null, "the folder is not empty, and no simulator wrote it; give another one");
        }
        FileChannel channel = FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new FileSystemException(
                    wanted.toString(), null, "another simulator uses this folder; stop it, or give another one");
        }
        return new ServerFolder(folder, channel);
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Where it is; absolute. */
    Path path() {
        return folder;
    }

    /** A file of the folder; absolute. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Takes away a file that an earlier run left. */
    void forget(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** A file for whoever can read the folder. */
    void text(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8), new FileAttribute<?>[0]);
    }

    /** A file that tells clients of what listens: it goes when the server stops. */
    synchronized void textUntilStopped(String name, String text) throws IOException {
        untilStopped.add(file(name));
        text(name, text);
    }

    /** A file for the owner alone, where the file system knows owners. */
    void secret(String name, byte[] content) throws IOException {
        write(name, content, onlyForOwner(folder, "rw-------"));
    }

    /** A secret that goes when the server stops. */
    synchronized void secretUntilStopped(String name, String text) throws IOException {
        if (stopped) {
            throw new IOException("the server is stopping");
        }
        untilStopped.add(file(name));
        secret(name, text);
    }

    /** As {@link #secret(String, byte[])}. */
    void secret(String name, String text) throws IOException {
        secret(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content, FileAttribute<?>[] attributes) throws IOException {
        Path growing = file(name + ".new");
        Files.deleteIfExists(growing);
        Files.createFile(growing, attributes);
        Files.write(growing, content);
        Files.move(growing, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] onlyForOwner(Path near, String permissions) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Removes the files that are good until the server stops. */
    synchronized void stopTelling() throws IOException {
        stopped = true;
        for (Path file : untilStopped) {
            Files.deleteIfExists(file);
        }
        untilStopped.clear();
    }

    /** Lets the folder go. */
    @Override
    public void close() throws IOException {
        marker.close();
    }
}
