package org.tppkit.core.internal.call;

import org.tppkit.ports.spi.http.HttpTransport;

/**
 * The connections of one identity, shared by the applications that show it. Each application and each attempt holds it; when
 * the last one lets it go, the connections are closed. Safe for many threads.
 */
public final class IdentityTransport {
    private final HttpTransport transport;
    private final Runnable whenUnused;
    private int holders;
    private boolean over;

    /**
     * @param transport the connections
     * @param whenUnused closes them
     */
    public IdentityTransport(HttpTransport transport, Runnable whenUnused) {
        this.transport = transport;
        this.whenUnused = whenUnused;
    }

    /** Holds it, if it can be: once the last holder has let it go, nobody can. */
    public synchronized boolean hold() {
        if (over) {
            return false;
        }
        holders++;
        return true;
    }

    /** One holder less. */
    public void release() {
        synchronized (this) {
            holders--;
            over = holders == 0;
            if (!over) {
                return;
            }
        }
        whenUnused.run();
    }

    HttpTransport transport() {
        return transport;
    }
}
