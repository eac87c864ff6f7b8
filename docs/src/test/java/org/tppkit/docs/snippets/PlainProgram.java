package org.tppkit.docs.snippets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.consent.ConsentRequest;

/** A whole program in one file: a customer opens it in a browser, approves at the bank, and sees the balances. */
public final class PlainProgram implements AutoCloseable {
    private static final Pattern SESSION = Pattern.compile("(?:^|; *)session=([0-9a-f-]{36})(?:;|$)");
    private static final int THREADS = 16;

    private final TppClient tpp;
    private final Bank bank;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** What waits for each customer's browser: a real program keeps it in the session of its framework. */
    private final Map<String, PendingConsent> sessions = new ConcurrentHashMap<>();

    PlainProgram(Map<String, String> settings, BankId bankId, int port) throws IOException {
        tpp = TppClient.from(settings, TokenStores.inMemory());
        bank = tpp.bank(bankId);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/connect", exchange -> answer(exchange, this::connect));
        server.createContext("/callback", exchange -> answer(exchange, this::callback));
        server.start();
    }

    /** Arguments: the file with the settings, the bank, the port that the proxy in front of it leads to. */
    public static void main(String[] arguments) throws IOException {
        PlainProgram program = new PlainProgram(
                settings(Path.of(arguments[0])), BankId.of(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(program::close));
        System.out.println("Open /connect at port " + program.port());
    }

    static Map<String, String> settings(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Sends the browser to the bank. What was begun is tied to this browser by a cookie. */
    private void connect(HttpExchange exchange) throws IOException {
        String session = UUID.randomUUID().toString();
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(session), psu(exchange));
        sessions.put(session, pending);
        exchange.getResponseHeaders()
                .set("Set-Cookie", "session=" + session + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        exchange.getResponseHeaders().set("Location", pending.redirect().toString());
        exchange.sendResponseHeaders(303, -1);
    }

    /** The browser comes back. */
    private void callback(HttpExchange exchange) throws IOException {
        String session = session(exchange);
        PendingConsent pending = sessions.get(session);
        if (pending == null) {
            send(exchange, 400, "Nothing was begun in this browser.");
            return;
        }
        Callback callback = Callback.parse(exchange.getRequestURI());
        Consent consent = bank.consents().complete(pending, callback);
        sessions.remove(session); // not before: a stranger's link must not throw away what this customer began
        send(exchange, 200, balances(bank.accounts(consent, psu(exchange))));
    }

    private static String balances(Accounts accounts) {
        StringBuilder text = new StringBuilder();
        for (Account account : accounts.list()) {
            for (Balance balance : accounts.balances(account.id())) {
                text.append(account.name())
                        .append(": ")
                        .append(balance.amount())
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** The customer is there. The proxy in front of this program must set this header itself, whatever the browser sent. */
    private static PsuContext psu(HttpExchange exchange) {
        String address = exchange.getRequestHeaders().getFirst("X-Real-IP");
        return PsuContext.present(
                address == null ? exchange.getRemoteAddress().getAddress().getHostAddress() : address);
    }

    private static String session(HttpExchange exchange) {
        String cookies = exchange.getRequestHeaders().getFirst("Cookie");
        Matcher session = SESSION.matcher(cookies == null ? "" : cookies);
        return session.find() ? session.group(1) : "";
    }

    private interface Page {
        void show(HttpExchange exchange) throws IOException;
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try {
            page.show(exchange);
        } catch (ConsentRefusedException e) {
            send(exchange, 403, "You said no at your bank. Nothing was read.");
        } catch (TppException e) {
            System.err.println(e + " " + e.requestIds());
            send(exchange, 502, "This did not work. Please try again later.");
        } finally {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Answers what came, lets refreshes come to their end, and closes all connections. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
        tpp.close();
    }
}
