package org.tppkit.ports.spi.bank;

import java.time.Duration;
import java.util.Optional;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * One attempt at one operation: what an adapter gets with each call, and its only way to the bank. Received, never
 * implemented by adapters: it will grow.
 *
 * <p><b>Threads</b>: belongs to the calling thread. <b>Blocking and interruption</b>: {@link #send} blocks; see there.
 * <b>Null</b>: nothing is null. <b>Errors</b>: {@link #send} throws {@link TransportException}; adapters let it pass.
 * <b>Time and units</b>: {@link #timeLeft()} counts down to the one deadline of the whole operation.
 */
public interface BankCall {

    /** {@return the token to send; empty where the operation needs none} */
    Optional<AccessToken> accessToken();

    /** {@return the bank's own id of the consent, where it keeps a resource for it} */
    Optional<String> consentReference();

    /** {@return whether the customer is there, and what the customer's own request said} */
    PsuContext psu();

    /** {@return a fresh id for one request: each request of an operation takes its own} */
    RequestId newRequestId();

    /** {@return how long the operation may still take; zero when its time is up, never negative} */
    Duration timeLeft();

    /**
     * Sends a request to the bank, once, within the operation's deadline, and only to the bank's own origins. A request
     * that goes elsewhere is refused before anything is sent.
     *
     * @param request complete and signed
     * @return the answer, whatever its status; the adapter closes it
     */
    BankResponse send(BankRequest request);
}
