package org.tppkit.ports.spi.signing;

import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * Signs requests. Received by adapters, never implemented by them: it may grow.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: within a call it waits until that call
 * may go to its bank, no longer than the call has time; then as the {@link Signer} behind it. <b>Null</b>: nothing is null.
 * <b>Errors</b>: {@link SigningException}; a header of the profile that the request lacks is one. Within a call also
 * {@link InvalidRequestException} for an address that is none of the bank's, and {@link TransportException} with TIMEOUT or
 * INTERRUPTED for a wait that came to nothing; then nothing was signed. <b>Time and units</b>: none.
 */
public interface MessageSigner {

    /**
     * {@return the request with its Digest (SHA-256 of the body's bytes, as the profile says) and its Signature header}
     *
     * @param request complete but for these two headers: nothing may be changed afterwards
     * @param profile what is signed and how
     */
    BankRequest sign(BankRequest request, SignatureProfile profile);
}
