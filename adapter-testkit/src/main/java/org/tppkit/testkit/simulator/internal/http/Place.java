package org.tppkit.testkit.simulator.internal.http;

import java.net.InetAddress;
import java.net.URI;

/**
 * Where a listener stands.
 *
 * @param address what it is bound to
 * @param hostName under which clients reach it; part of the addresses that it gives
 * @param port 0 for a free one
 */
public record Place(InetAddress address, String hostName, int port) {

    /** A free port of the loopback address. */
    public static Place onLoopback() {
        return new Place(InetAddress.getLoopbackAddress(), "localhost", 0);
    }

    /** The same with another port. */
    public Place at(int otherPort) {
        return new Place(address, hostName, otherPort);
    }

    /** The https address of a server here that got this port. */
    public URI origin(int boundPort) {
        String host = hostName.contains(":") ? "[" + hostName + "]" : hostName;
        return URI.create("https://" + host + ":" + boundPort);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + (port == 0 ? "" : " port " + port);
    }
}
