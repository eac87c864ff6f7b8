package org.tppkit.testkit.proxy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.fake.FakeMessageSigner;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.KeyAndChain;

/** Makes Digest and Signature of what is sent. */
final class RequestSignature {
    private final FakeMessageSigner signer;
    private final SignatureProfile profile;

    RequestSignature(KeyAndChain seal, URI keyId, SignatureProfile profile) {
        this.signer = FakeMessageSigner.of(FakeSigner.of(seal.key(), seal.chain()), keyId);
        this.profile = profile;
    }

    /** The headers to add; only what may be signed is looked at. */
    Map<String, String> of(String method, URI address, Map<String, String> headers, byte[] body) {
        BankRequest.Builder request = BankRequest.of(method, address).body(body);
        headers.forEach((name, value) -> {
            if (isSigned(name)) {
                request.header(name, value);
            }
        });
        BankRequest signed = signer.sign(request.build(), profile);
        Map<String, String> added = new LinkedHashMap<>();
        for (String name : new String[] {"Digest", "Signature"}) {
            Optional<String> value = signed.header(name);
            value.ifPresent(text -> added.put(name, text));
        }
        return added;
    }

    private boolean isSigned(String name) {
        return profile.headers().stream().anyMatch(name::equalsIgnoreCase)
                || profile.headersIfPresent().stream().anyMatch(name::equalsIgnoreCase);
    }
}
