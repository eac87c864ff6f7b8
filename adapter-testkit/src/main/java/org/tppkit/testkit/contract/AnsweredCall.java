package org.tppkit.testkit.contract;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * A call that is answered at once, without a network: where only what an adapter writes and reads counts. A request that
 * was not expected is answered with 501, as at the scripted bank.
 */
final class AnsweredCall implements BankCall {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final WireExchange exchange;
    private final Optional<String> token;
    private final Optional<String> reference;
    private final List<BankRequest> requests = new ArrayList<>();

    /**
     * @param exchange what is to be asked, and the answer
     * @param token what the engine would give
     * @param reference the bank's own id of the consent, where it keeps one
     */
    AnsweredCall(WireExchange exchange, Optional<String> token, Optional<String> reference) {
        this.exchange = exchange;
        this.token = token;
        this.reference = reference;
    }

    /** A call like another one. */
    static AnsweredCall like(BankCall other, WireExchange exchange) {
        return new AnsweredCall(exchange, other.accessToken().map(AccessToken::value), other.consentReference());
    }

    /** What was sent. */
    List<BankRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Optional<AccessToken> accessToken() {
        return token.map(AccessToken::new);
    }

    @Override
    public Optional<String> consentReference() {
        return reference;
    }

    @Override
    public PsuContext psu() {
        return PsuContext.present("203.0.113.7");
    }

    @Override
    public RequestId newRequestId() {
        return new RequestId(UUID.randomUUID());
    }

    @Override
    public Duration timeLeft() {
        return TIME;
    }

    @Override
    public BankResponse send(BankRequest request) {
        requests.add(request);
        boolean expected = request.method().equals(exchange.method())
                && request.uri().getRawPath().equals(exchange.path());
        return response(expected ? exchange.answer() : ScriptedAnswer.of(501));
    }

    private static BankResponse response(ScriptedAnswer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.headers()
                .forEach(header -> headers.computeIfAbsent(header.name(), name -> new ArrayList<>())
                        .add(header.value()));
        byte[] body = answer.bodyText().getBytes(StandardCharsets.UTF_8);
        return new BankResponse(answer.status(), headers, new ByteArrayInputStream(body));
    }

    /** How many requests there were. */
    @Override
    public String toString() {
        return "AnsweredCall[" + requests.size() + " requests]";
    }
}
