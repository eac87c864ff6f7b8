package org.tppkit.app.client;

/**
 * Work that is done when the process is told to end (Ctrl-C, SIGTERM) before this is closed. Whether closing comes first or
 * the end does, neither disturbs the other.
 */
public final class LastWork implements AutoCloseable {
    private final Thread hook;

    private LastWork(Thread hook) {
        this.hook = hook;
    }

    /**
     * From now on that is done at the process's end, which waits for it.
     *
     * @param name of the thread that does it
     */
    public static LastWork of(String name, Runnable work) {
        LastWork last = new LastWork(new Thread(work, name));
        try {
            Runtime.getRuntime().addShutdownHook(last.hook);
        } catch (IllegalStateException e) {
            // The process is ending already: nothing that begins now will go on for long.
        }
        return last;
    }

    /** From now on it is not done any more; where the process is ending already, it has been done or is being done. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending.
        }
    }
}
