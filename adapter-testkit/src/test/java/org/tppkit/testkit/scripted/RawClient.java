package org.tppkit.testkit.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that sees an answer byte by byte. */
final class RawClient implements AutoCloseable {
    private final SSLSocket socket;

    private RawClient(SSLSocket socket) {
        this.socket = socket;
    }

    static RawClient connect(SSLContext tls, URI origin) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(origin.getHost(), origin.getPort());
        socket.setSoTimeout(30_000);
        return new RawClient(socket);
    }

    /** One request on one connection, and all that came until its end. */
    static String get(SSLContext tls, URI origin, String target) throws IOException {
        try (RawClient client = connect(tls, origin)) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return client.rest();
        }
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    String read(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** All that comes until the connection ends, properly or not. */
    String rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                all.write(c);
            }
        } catch (IOException broken) {
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
