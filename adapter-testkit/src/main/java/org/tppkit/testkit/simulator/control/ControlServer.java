package org.tppkit.testkit.simulator.control;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.internal.http.JdkServers;

/**
 * Lets programs and people in any language look into running simulators and control them: a JSON API below {@code
 * /banks}, and an admin page at {@code /admin}. Plain HTTP, on the loopback address only; whoever calls needs the
 * token.
 *
 * <pre>{@code
 * try (BankSimulator bank = BankSimulator.builder().start();
 *         ControlServer control = ControlServer.over(List.of(bank)).start()) {
 *     // curl -H "Authorization: Bearer <control.token()>" <control.uri()>/banks
 *     // open control.adminUri() in a browser
 * }
 * }</pre>
 *
 * <p>Closing it leaves the banks as they are. All methods may be called by any thread.
 */
public final class ControlServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int THREADS = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        JdkServers.settle();
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Doorkeeper door;

    ControlServer(List<BankSimulator> simulators, int port, StateControl.TokenKeeper tokens) {
        Banks banks = new Banks(simulators);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the control server cannot listen there", e);
        }
        door = new Doorkeeper(server.getAddress().getPort());
        ControlExchange exchange = new ControlExchange(door, new ControlApi(banks, tokens), new Admin(door, banks));
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "simulator-control-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange::serve);
        server.start();
    }

    /**
     * {@return a control server to be started}
     *
     * @param banks the running simulators; each another bank
     */
    public static ControlServerBuilder over(List<BankSimulator> banks) {
        return new ControlServerBuilder(banks);
    }

    /** {@return the base address, {@code http://127.0.0.1:<port>}} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** {@return what calls of the API carry as {@code Authorization: Bearer}; new at each start} */
    public String token() {
        return door.token().value();
    }

    /**
     * {@return the admin page's address with the token, to be opened in a browser once; a cookie lets the browser in
     * afterwards}
     */
    public URI adminUri() {
        return URI.create(uri() + "/admin?token=" + token());
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Shows the address; the token stays out. */
    @Override
    public String toString() {
        return "ControlServer[" + uri() + "]";
    }
}
