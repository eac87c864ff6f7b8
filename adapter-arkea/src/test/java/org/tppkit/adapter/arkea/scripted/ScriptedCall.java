package org.tppkit.adapter.arkea.scripted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** A way to a bank without a bank: plays the answers it was given and keeps the requests. */
public final class ScriptedCall implements BankCall {
    public static final String JSON = "application/json;charset=UTF-8";

    private final Deque<BankResponse> answers = new ArrayDeque<>();
    private final List<BankRequest> requests = new ArrayList<>();
    private Optional<AccessToken> token = Optional.of(new AccessToken("access-token-1"));
    private PsuContext psu = PsuContext.absent();
    private int requestIds;
    private int open;

    public ScriptedCall answer(int status, String body) {
        return answer(status, body, Map.of("Content-Type", JSON));
    }

    public ScriptedCall answer(int status, String body, Map<String, String> headers) {
        return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public ScriptedCall answer(int status, byte[] body, Map<String, String> headers) {
        return answer(status, new ByteArrayInputStream(body), headers);
    }

    public ScriptedCall answer(int status, InputStream body, Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        answers.add(new BankResponse(status, lists, new CountedStream(body)));
        return this;
    }

    public ScriptedCall psu(PsuContext context) {
        this.psu = context;
        return this;
    }

    public ScriptedCall token(String value) {
        this.token = Optional.of(new AccessToken(value));
        return this;
    }

    public ScriptedCall withoutToken() {
        this.token = Optional.empty();
        return this;
    }

    /** What was sent, in order. */
    public List<BankRequest> requests() {
        return requests;
    }

    /** The one request that was sent. */
    public BankRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests instead of one");
        }
        return requests.get(0);
    }

    /** How many answers were handed out and not closed. */
    public int openAnswers() {
        return open;
    }

    /** How many request ids were taken. */
    public int requestIds() {
        return requestIds;
    }

    @Override
    public Optional<AccessToken> accessToken() {
        return token;
    }

    @Override
    public Optional<String> consentReference() {
        return Optional.empty();
    }

    @Override
    public PsuContext psu() {
        return psu;
    }

    @Override
    public RequestId newRequestId() {
        requestIds++;
        return new RequestId(new UUID(0x4000, 0x8000_0000_0000_0000L + requestIds));
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofSeconds(60);
    }

    @Override
    public BankResponse send(BankRequest request) {
        requests.add(request);
        open++;
        if (answers.isEmpty()) {
            throw new AssertionError("no answer is left for " + request);
        }
        return answers.remove();
    }

    private final class CountedStream extends InputStream {
        private final InputStream body;
        private boolean closed;

        CountedStream(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return body.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return body.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                open--;
            }
            body.close();
        }
    }
}
