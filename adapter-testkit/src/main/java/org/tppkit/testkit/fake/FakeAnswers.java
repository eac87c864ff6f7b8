package org.tppkit.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** Makes a bank's answers in memory. Their bodies remember whether they were closed. */
public final class FakeAnswers {
    private FakeAnswers() {}

    /**
     * {@return an answer without headers and body}
     *
     * @param status the HTTP status, for instance 204
     */
    public static BankResponse of(int status) {
        return of(status, Map.of(), "");
    }

    /**
     * {@return a JSON answer}
     *
     * @param status the HTTP status, for instance 200
     * @param json the body, in JSON
     */
    public static BankResponse json(int status, String json) {
        return of(status, Map.of("Content-Type", List.of("application/json")), json);
    }

    /**
     * {@return an answer with headers and a body in UTF-8}
     *
     * @param status the HTTP status, for instance 200
     * @param headers names in any case, each with its values
     * @param body may be the empty text
     */
    public static BankResponse of(int status, Map<String, List<String>> headers, String body) {
        return new BankResponse(status, headers, new WatchedBody(body.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Gives one answer after the other, each once, whatever is asked. When none is left, the next request is an {@link
     * AssertionError} that names it.
     *
     * @param answers one for each request, in the order of the requests
     * @return what answers
     */
    public static Function<BankRequest, BankResponse> inOrder(BankResponse... answers) {
        Deque<BankResponse> left = new ArrayDeque<>(List.of(answers));
        return request -> {
            synchronized (left) {
                BankResponse answer = left.poll();
                if (answer == null) {
                    throw new AssertionError("no answer is left for " + request);
                }
                return answer;
            }
        };
    }
}
