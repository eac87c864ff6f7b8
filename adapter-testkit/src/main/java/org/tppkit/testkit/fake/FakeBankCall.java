package org.tppkit.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * One attempt at one operation whose bank is a function. Without further word the customer is there ({@code
 * 203.0.113.7}),
 * there is neither token nor consent reference, and 30 seconds are left, which do not run.
 *
 * <p>Request ids count up: {@code 00000000-0000-4000-8000-000000000001} comes first.
 *
 * <p><b>Threads</b>: set up by one thread; then it may be used by many.
 */
public final class FakeBankCall implements BankCall {
    private final Function<BankRequest, BankResponse> bank;
    private final List<BankRequest> requests = new ArrayList<>();
    private final List<BankResponse> answers = new ArrayList<>();
    private final List<RequestId> requestIds = new ArrayList<>();
    private @Nullable AccessToken accessToken;
    private @Nullable String consentReference;
    private PsuContext psu = PsuContext.present("203.0.113.7");
    private Duration timeLeft = Duration.ofSeconds(30);

    private FakeBankCall(Function<BankRequest, BankResponse> bank) {
        this.bank = Objects.requireNonNull(bank);
    }

    /**
     * {@return a call to a bank that answers by that function; what the function throws, {@link #send} throws}
     *
     * @param bank is given each request that is sent
     */
    public static FakeBankCall answering(Function<BankRequest, BankResponse> bank) {
        return new FakeBankCall(bank);
    }

    /**
     * {@return a call to a bank that gives those answers, each once; see {@link FakeAnswers#inOrder}}
     *
     * @param answers one for each request, in the order of the requests
     */
    public static FakeBankCall answering(BankResponse... answers) {
        return new FakeBankCall(FakeAnswers.inOrder(answers));
    }

    /** {@return a call in which nothing may be sent: a request is an {@link AssertionError}} */
    public static FakeBankCall sendingNothing() {
        return answering();
    }

    /**
     * Sets the token; none unless set.
     *
     * @param token 1 to 16,384 printable ASCII characters without blanks
     * @return this call
     */
    public FakeBankCall withAccessToken(String token) {
        accessToken = new AccessToken(token);
        return this;
    }

    /**
     * Sets the bank's own id of the consent; none unless set.
     *
     * @param reference the bank's own id of the consent
     * @return this call
     */
    public FakeBankCall withConsentReference(String reference) {
        consentReference = Objects.requireNonNull(reference);
        return this;
    }

    /**
     * Sets whether the customer is there.
     *
     * @param context whether the customer is there
     * @return this call
     */
    public FakeBankCall withPsu(PsuContext context) {
        psu = Objects.requireNonNull(context);
        return this;
    }

    /**
     * Sets how long the operation may still take; with zero or less, {@link #send} fails as the engine's does.
     *
     * @param left stays so, however long the call takes
     * @return this call
     */
    public FakeBankCall withTimeLeft(Duration left) {
        timeLeft = Objects.requireNonNull(left);
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
        long number = requestIds.size() + 1L;
        RequestId id = new RequestId(new UUID(0x4000L, 0x8000_0000_0000_0000L | number));
        requestIds.add(id);
        return id;
    }

    @Override
    public Duration timeLeft() {
        return timeLeft.isNegative() ? Duration.ZERO : timeLeft;
    }

    @Override
    public BankResponse send(BankRequest request) {
        if (timeLeft().isZero()) {
            throw new TransportException(
                    TransportException.Reason.TIMEOUT, false, "the time for the call was up before the request", null);
        }
        synchronized (this) {
            requests.add(request);
        }
        BankResponse answer = bank.apply(request);
        synchronized (this) {
            answers.add(answer);
        }
        return answer;
    }

    /** {@return the requests that were sent, in order} */
    public synchronized List<BankRequest> requests() {
        return List.copyOf(requests);
    }

    /** {@return the only request that was sent} */
    public synchronized BankRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, but there were " + requests.size() + ": " + requests);
        }
        return requests.get(0);
    }

    /** {@return the request ids that were taken, in order} */
    public synchronized List<RequestId> requestIds() {
        return List.copyOf(requestIds);
    }

    /** {@return how many answers of {@link FakeAnswers} were received and not closed (rule BA-05 wants none)} */
    public synchronized long unclosedAnswers() {
        return answers.stream()
                .filter(answer -> answer.body() instanceof WatchedBody body && !body.isClosed())
                .count();
    }

    /** How many requests there were; no token. */
    @Override
    public synchronized String toString() {
        return "FakeBankCall[" + requests.size() + " requests]";
    }
}
