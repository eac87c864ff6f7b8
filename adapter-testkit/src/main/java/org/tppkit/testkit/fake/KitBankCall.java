package org.tppkit.testkit.fake;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * One attempt at one operation over a real transport, and what the adapter did with it. As the engine's, it lets requests
 * go to the bank's own origins only, and has one deadline: 30 seconds from its making.
 *
 * <p>Without further word the customer is there ({@code 203.0.113.7}), and there is neither token nor consent reference.
 *
 * <p><b>Threads</b>: set up by one thread; then it may be used by many.
 */
public final class KitBankCall implements BankCall {
    private static final Duration TIME = Duration.ofSeconds(30);

    private final KitHttpTransport transport;
    private final Set<String> origins;
    private final long end = System.nanoTime() + TIME.toNanos();
    private final List<RequestId> requestIds = new ArrayList<>();
    private final List<BankRequest> attempts = new ArrayList<>();
    private final List<BankRequest> refused = new ArrayList<>();
    private final List<BankResponse> answers = new ArrayList<>();
    private @Nullable AccessToken accessToken;
    private @Nullable String consentReference;
    private PsuContext psu = PsuContext.present("203.0.113.7");

    private KitBankCall(KitHttpTransport transport, BankEndpoints endpoints) {
        this.transport = Objects.requireNonNull(transport);
        this.origins = Stream.concat(Stream.of(endpoints.api()), endpoints.otherOrigins().stream())
                .map(KitBankCall::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * {@return a call}
     *
     * @param transport what carries the requests
     * @param endpoints where requests may go: the interface and the bank's other origins
     */
    public static KitBankCall over(KitHttpTransport transport, BankEndpoints endpoints) {
        return new KitBankCall(transport, endpoints);
    }

    /**
     * Sets the token; none unless set.
     *
     * @param token 1 to 16,384 printable ASCII characters without blanks
     * @return this call
     */
    public KitBankCall withAccessToken(String token) {
        accessToken = new AccessToken(token);
        return this;
    }

    /**
     * Sets the bank's own id of the consent; none unless set.
     *
     * @param reference the bank's own id of the consent
     * @return this call
     */
    public KitBankCall withConsentReference(String reference) {
        consentReference = Objects.requireNonNull(reference);
        return this;
    }

    /**
     * Sets whether the customer is there.
     *
     * @param context whether the customer is there
     * @return this call
     */
    public KitBankCall withPsu(PsuContext context) {
        psu = Objects.requireNonNull(context);
        return this;
    }

    @Override
    public Optional<AccessToken> accessToken() {
        return Optional.ofNullable(accessToken);
    }

    @Override
    public Optional<String> consentReference() {
        return Optional.ofNullable(consentReference);
    }

    @Override
    public PsuContext psu() {
        return psu;
    }

    @Override
    public synchronized RequestId newRequestId() {
        RequestId id = new RequestId(UUID.randomUUID());
        requestIds.add(id);
        return id;
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    @Override
    public BankResponse send(BankRequest request) {
        boolean own = origins.contains(origin(request.uri()));
        synchronized (this) {
            (own ? attempts : refused).add(request);
        }
        if (!own) {
            throw new InvalidRequestException("uri", "the address is none of the bank's own; nothing was sent");
        }
        if (timeLeft().isZero()) {
            throw new TransportException(
                    TransportException.Reason.TIMEOUT, false, "the time for the call was up before the request", null);
        }
        BankResponse answer = transport.exchange(request, timeLeft());
        synchronized (this) {
            answers.add(answer);
        }
        return answer;
    }

    /** {@return the requests that were handed to the transport, in order, whatever became of them} */
    public synchronized List<BankRequest> requests() {
        return List.copyOf(attempts);
    }

    /** {@return the requests that were to go elsewhere and were refused, in order} */
    public synchronized List<BankRequest> refusedRequests() {
        return List.copyOf(refused);
    }

    /** {@return the request ids that were taken, in order} */
    public synchronized List<RequestId> requestIds() {
        return List.copyOf(requestIds);
    }

    /** {@return how many answers were received and not closed so far} */
    public synchronized long unclosedAnswers() {
        return answers.stream()
                .filter(answer -> answer.body() instanceof KitBody body && !body.isClosed())
                .count();
    }

    private static String origin(URI uri) {
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** How many requests there were; no token. */
    @Override
    public String toString() {
        return "KitBankCall[" + requests().size() + " requests]";
    }
}
