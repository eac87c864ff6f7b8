package org.tppkit.testkit.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tppkit.testkit.simulator.Fault;

/** One HTTPS server. */
public final class Listener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    static {
        JdkServers.settle();
    }

    private final String name;
    private final Place place;
    private final HttpsServer server;
    private final CallHandler handler;
    private final ListenerHooks hooks;
    private final boolean clientCertificateRequired;

    private Listener(
            String name,
            Place place,
            HttpsServer server,
            CallHandler handler,
            ListenerHooks hooks,
            boolean clientCertificateRequired) {
        this.name = name;
        this.place = place;
        this.server = server;
        this.handler = handler;
        this.hooks = hooks;
        this.clientCertificateRequired = clientCertificateRequired;
    }

    /** Starts a listener. */
    public static Listener start(
            String name,
            Place place,
            SSLContext tls,
            boolean clientCertificateRequired,
            CallHandler handler,
            ListenerHooks hooks,
            Executor executor) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(place.address(), place.port()), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters ssl = tls.getDefaultSSLParameters();
                    ssl.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                    ssl.setNeedClientAuth(clientCertificateRequired);
                    parameters.setSSLParameters(ssl);
                }
            });
            server.setExecutor(executor);
            Listener listener = new Listener(name, place, server, handler, hooks, clientCertificateRequired);
            server.createContext("/", listener::serve);
            server.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("the listener cannot start at " + place, e);
        }
    }

    /** The address of the root, without a slash at its end. */
    public URI baseUri() {
        return place.origin(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Fault> fault = hooks.takeFault(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            Call call = CallReader.read(exchange, clientCertificateRequired, fault.map(Fault::effect));
            hooks.pause();
            if (fault.isPresent()) {
                new FaultyExchange(name, exchange, call, fault.get(), hooks).serve(this::handle);
            } else {
                Answer answer = handle(call);
                hooks.record(name, call, answer, Optional.empty());
                AnswerWriter.write(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer handle(Call call) {
        try {
            return handler.handle(call);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The simulator itself failed at " + call, e);
            return Answer.text(500, "text/plain;charset=UTF-8", "The simulator itself failed: " + e);
        }
    }
}
