package org.tppkit.core.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and directories of this user alone, and changes that are on the disk when they are done. Where the file system has
 * no POSIX permissions (Windows), neither permissions nor directories' entries can be seen to.
 */
final class PrivateFiles {
    private static final FileAttribute<?>[] FILE = {permissions("rw-------")};
    private static final FileAttribute<?>[] DIRECTORY = {permissions("rwx------")};
    private static final FileAttribute<?>[] NONE = {};
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final boolean posix;

    private PrivateFiles(boolean posix) {
        this.posix = posix;
    }

    static PrivateFiles on(Path path) {
        return new PrivateFiles(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    /** The directory and all above it, where they are missing. */
    void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, posix ? DIRECTORY : NONE);
    }

    /** A directory within another one that is there. */
    void createDirectory(Path parent, String name) throws IOException {
        Path directory = parent.resolve(name);
        if (Files.isDirectory(directory)) {
            return;
        }
        try {
            Files.createDirectory(directory, posix ? DIRECTORY : NONE);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        sync(parent);
    }

    /** Whether others than the owner have any right to it. */
    boolean isOpenToOthers(Path directory) throws IOException {
        return posix && !OWNER.containsAll(Files.getPosixFilePermissions(directory));
    }

    /** Opens a file for writing, and makes it if it is missing. */
    FileChannel open(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, posix ? FILE : NONE);
    }

    /**
     * Puts a file in the place of another: whoever reads sees the old one or the new one, whole.
     *
     * @param draft where it is written before it takes its place; on the same file system
     */
    void replace(Path directory, String name, byte[] content, Path draft) throws IOException {
        try (FileChannel channel = open(draft)) {
            channel.truncate(0);
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync(directory);
    }

    /** Brings a directory's entries to the disk. */
    void sync(Path directory) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
