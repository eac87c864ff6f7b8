package org.tppkit.app.client;

import java.net.URI;

/** Shows the customer a page. */
@FunctionalInterface
public interface Browser {

    /**
     * Tries to open an address; does not wait for anybody to look at it.
     *
     * @return false where it is known that nothing opened; true where something may have
     */
    boolean open(URI address);
}
