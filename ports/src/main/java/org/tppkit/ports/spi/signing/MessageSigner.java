package org.tppkit.ports.spi.signing;

import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * Signs requests. Received by adapters, never implemented by them: it may grow.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: as the {@link Signer} behind it.
 * <b>Null</b>: nothing is null. <b>Errors</b>: {@link SigningException}; a header of the profile that the request lacks
 * is one. <b>Time and units</b>: none.
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
