package org.tppkit.adapter.arkea.internal.stet;

import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.MessageSigner;

/**
 * Makes the signed requests of one bank.
 *
 * @param bank the bank in its version
 * @param signer adds Digest and Signature, last of all
 */
record StetRequests(StetBank bank, MessageSigner signer) {

    /** A GET that carries a token, an id of its own, and a signature over what is sent. */
    BankRequest get(ResourceAddress address, BankCall call) {
        return complete(BankRequest.get(address.uri()), call);
    }

    /** A POST or PUT of a JSON body; the signature covers the body through its digest. */
    BankRequest withBody(String method, ResourceAddress address, byte[] body, BankCall call) {
        return complete(
                BankRequest.of(method, address.uri())
                        .header("Content-Type", "application/json")
                        .body(body),
                call);
    }

    private BankRequest complete(BankRequest.Builder request, BankCall call) {
        String token = call.accessToken()
                .orElseThrow(() -> new InvalidRequestException("accessToken", "this request needs a token"))
                .value();
        request.header("Accept", bank.dialect().accept())
                .header("Authorization", "Bearer " + token)
                .header("X-Request-ID", call.newRequestId().toString());
        PsuHeaders.add(call.psu(), request);
        return signer.sign(request.build(), bank.signature());
    }
}
