package org.tppkit.testkit.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Body;
import org.tppkit.testkit.simulator.internal.http.Call;

/** One request of the control server: off the wire, to page or API, and back. */
final class ControlExchange {

    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());

    /** Three certificate chains have room; nothing else comes near. */
    private static final int MAX_BODY = 64 * 1024;

    private final Doorkeeper door;
    private final ControlApi api;
    private final Admin admin;

    ControlExchange(Doorkeeper door, ControlApi api, Admin admin) {
        this.door = door;
        this.api = api;
        this.admin = admin;
    }

    void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        boolean page = path(exchange).matches("/(admin(/.*)?)?");
        try {
            Call call = read(exchange);
            door.requireLoopbackHost(call);
            if (page) {
                return admin.handle(call);
            }
            door.requireToken(call);
            return forPrograms(api.handle(call));
        } catch (RefusedException e) {
            return page ? Html.refusal(e) : forPrograms(e.answer());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The control server itself failed", e);
            RefusedException failed =
                    new RefusedException(500, "the control server itself failed", "look at the simulator's log");
            return page ? Html.refusal(failed) : forPrograms(failed.answer());
        }
    }

    /** The same with a line feed at the end, for terminals; nobody keeps it. */
    private static Answer forPrograms(Answer answer) {
        Body body = answer.body().length() == 0
                ? answer.body()
                : Body.of(answer.body().text() + "\n");
        return new Answer(answer.status(), answer.headers(), body, answer.verdict())
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static Call read(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new RefusedException(413, "the body is too long", "send at most 64 KiB");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Call(
                exchange.getRequestMethod(),
                path(exchange),
                Optional.ofNullable(target.getRawQuery()),
                headers,
                Body.of(body),
                Optional.empty());
    }

    /** A target that is no address has no path. */
    private static String path(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty =
                answer.body().length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length());
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body().bytes());
            }
        }
    }
}
