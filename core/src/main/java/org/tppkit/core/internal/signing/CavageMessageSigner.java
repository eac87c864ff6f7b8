package org.tppkit.core.internal.signing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;

/** Adds Digest and Signature by draft-cavage-http-signatures, from exactly what will be sent. Safe for many threads. */
public final class CavageMessageSigner implements MessageSigner {
    private final Signer signer;
    private final KeyIds keyIds;

    /**
     * @param signer signs with the QSealC
     * @param keyIdUrl where the bank fetches the QSealC
     */
    public CavageMessageSigner(Signer signer, URI keyIdUrl) {
        List<X509Certificate> chain = signer.certificateChain();
        if (chain.isEmpty()) {
            throw new SigningException("the signer names no certificate", null);
        }
        this.signer = signer;
        this.keyIds = new KeyIds(keyIdUrl, chain.get(0));
    }

    @Override
    public BankRequest sign(BankRequest request, SignatureProfile profile) {
        SigningSteps steps = SigningSteps.of(request, profile);
        byte[] signature = signature(profile.algorithm(), steps.signingString().getBytes(StandardCharsets.US_ASCII));
        return steps.request().toBuilder()
                .header("Signature", headerValue(profile, steps.names(), signature))
                .build();
    }

    private byte[] signature(SignatureAlgorithm algorithm, byte[] message) {
        try {
            return Objects.requireNonNull(signer.sign(algorithm, message));
        } catch (TppException e) {
            throw e;
        } catch (Exception e) { // also a checked one, which a signer in another language may throw
            // A foreign signer's message and cause may hold anything, so only its class is told.
            throw new SigningException("the signer failed with " + e.getClass().getName(), null);
        }
    }

    private String headerValue(SignatureProfile profile, List<String> names, byte[] signature) {
        return "keyId=\"" + keyIds.of(profile.keyId())
                + "\",algorithm=\"" + profile.algorithm().httpName()
                + "\",headers=\"" + String.join(" ", names).toLowerCase(Locale.ROOT)
                + "\",signature=\"" + Base64.getEncoder().encodeToString(signature) + "\"";
    }
}
