package org.tppkit.adapter.arkea.pact;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * A call that goes over the wire to whatever stands at an address. The adapter knows https only: scheme and host of its
 * requests are exchanged for those of Pact's mock server, which speaks plain HTTP.
 */
final class ContractCall implements BankCall {
    private final HttpClient client;
    private final URI server;
    private final PsuContext psu;
    private final String token;
    private final UnaryOperator<BankRequest> change;

    ContractCall(HttpClient client, URI server, PsuContext psu, String token) {
        this(client, server, psu, token, UnaryOperator.identity());
    }

    private ContractCall(
            HttpClient client, URI server, PsuContext psu, String token, UnaryOperator<BankRequest> change) {
        this.client = client;
        this.server = server;
        this.psu = psu;
        this.token = token;
        this.change = change;
    }

    /** The same call, whose requests are changed on their way. */
    ContractCall changing(UnaryOperator<BankRequest> other) {
        return new ContractCall(client, server, psu, token, other);
    }

    @Override
    public Optional<AccessToken> accessToken() {
        return Optional.of(new AccessToken(token));
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
        return new RequestId(UUID.randomUUID());
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofSeconds(30);
    }

    @Override
    public BankResponse send(BankRequest made) {
        BankRequest request = change.apply(made);
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(server.resolve(request.pathAndQuery()))
                .method(
                        request.method(),
                        request.hasBody() ? BodyPublishers.ofByteArray(request.body()) : BodyPublishers.noBody());
        request.headers().forEach(header -> outgoing.header(header.name(), header.value()));
        HttpResponse<InputStream> answer = exchange(outgoing.build());
        return new BankResponse(answer.statusCode(), answer.headers().map(), answer.body());
    }

    /** What the customer's browser does: opens an address, and tells where it is sent. */
    String browse(URI address) {
        String target = address.getRawPath() + "?" + address.getRawQuery();
        HttpResponse<InputStream> answer =
                exchange(HttpRequest.newBuilder(server.resolve(target)).build());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
