package org.tppkit.core.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.tppkit.ports.error.TokenStoreException;

/**
 * One at a time in a directory: among threads by a lock of this process, among processes by a lock on a file, which the
 * operating system takes away from a process that dies.
 */
final class DirectoryLock {
    /** A file lock belongs to the whole process, so all stores of one directory share what keeps their threads apart. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final PrivateFiles files;
    private final Path file;
    private final ReentrantLock threads;

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    DirectoryLock(PrivateFiles files, Path file) {
        this.files = files;
        this.file = file;
        this.threads = THREADS.computeIfAbsent(file, unused -> new ReentrantLock());
    }

    <T> T hold(Work<T> work) throws IOException {
        try {
            threads.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenStoreException("interrupted while another thread used the token store", null);
        }
        try (FileChannel channel = files.open(file)) {
            channel.lock(); // until the channel is closed
            return work.run();
        } catch (OverlappingFileLockException e) {
            throw new TokenStoreException(
                    "a second copy of TPPKit in this Java process uses the same directory: give each its own", null);
        } finally {
            threads.unlock();
        }
    }
}
