package org.tppkit.testkit.simulator.internal.http;

/**
 * Settings of the JDK's servers, which it knows as system properties only and reads once. What the program around has set
 * already stays.
 */
public final class JdkServers {

    private JdkServers() {}

    /** To be called before the first server is made. */
    public static void settle() {
        // Without it every answer waits 40 ms for the other side's ACK.
        setIfAbsent("sun.net.httpserver.nodelay", "true");
        // Seconds until a request has to be there whole; a client that stops halfway would keep a thread for ever.
        // Requests
        // that are there and wait at a gate are not meant by it.
        setIfAbsent("sun.net.httpserver.maxReqTime", "60");
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
