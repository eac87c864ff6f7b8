package org.tppkit.testkit.contract;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices whoever connects to the network from this thread: the JDK's sockets, URLs and HTTP client all ask for a proxy
 * first.
 */
final class NetworkWatch extends ProxySelector implements AutoCloseable {
    private final ProxySelector usual = ProxySelector.getDefault();
    private final Thread thread = Thread.currentThread();
    private final List<String> hosts = new ArrayList<>();

    private NetworkWatch() {}

    static NetworkWatch start() {
        NetworkWatch watch = new NetworkWatch();
        ProxySelector.setDefault(watch);
        return watch;
    }

    /** Whom connections were to go to. */
    List<String> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (Thread.currentThread() == thread) {
            hosts.add(uri.getHost() + ":" + uri.getPort());
        }
        return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (usual != null) {
            usual.connectFailed(uri, address, failure);
        }
    }

    @Override
    public void close() {
        ProxySelector.setDefault(usual);
    }
}
