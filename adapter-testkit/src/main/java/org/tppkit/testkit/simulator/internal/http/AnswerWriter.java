package org.tppkit.testkit.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Puts answers on the wire. */
final class AnswerWriter {

    private static final int NO_BODY = -1;

    private AnswerWriter() {}

    static void write(HttpExchange exchange, Answer answer) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        sendHeaders(
                exchange, head ? new Answer(answer.status(), answer.headers(), Body.EMPTY, answer.verdict()) : answer);
        if (answer.body().length() > 0 && !head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body().bytes());
            }
        }
    }

    static void writeFirstHalf(HttpExchange exchange, Answer answer) throws IOException {
        sendHeaders(exchange, answer);
        OutputStream out = exchange.getResponseBody();
        out.write(answer.body().bytes(), 0, half(answer));
        out.flush();
    }

    static void writeSecondHalf(HttpExchange exchange, Answer answer) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body().bytes(), half(answer), answer.body().length() - half(answer));
        }
    }

    private static int half(Answer answer) {
        return answer.body().length() / 2;
    }

    private static void sendHeaders(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        int length = answer.body().length();
        exchange.sendResponseHeaders(answer.status(), length == 0 ? NO_BODY : length);
    }
}
