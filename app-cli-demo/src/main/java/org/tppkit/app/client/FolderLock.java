package org.tppkit.app.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.tppkit.ports.error.ConfigurationException;

/** Lets one process of this machine at a time do something; the system gives the lock back when a process ends. */
public final class FolderLock {
    private FolderLock() {}

    /**
     * Waits until nobody else holds the lock, and does the work.
     *
     * @param home the user's folder, made where it is missing
     * @param name of the lock's file there
     * @throws ConfigurationException if the file cannot be made or locked
     */
    public static <T> T holding(HomeFolder home, String name, Supplier<T> work) {
        Path file = home.path().resolve(name);
        OwnerFiles.makeFolder(home.path());
        // Threads of one process first: the system's lock does not know them apart.
        synchronized (FolderLock.class) {
            try (FileChannel channel = OwnerFiles.open(file)) {
                // Closing the channel gives the lock back.
                channel.lock();
                return work.get();
            } catch (IOException e) {
                throw new ConfigurationException(
                        List.of("the file " + file + " cannot be locked (" + OwnerFiles.kind(e) + ")"), e);
            }
        }
    }
}
