package org.tppkit.core.internal.signing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.ports.spi.signing.Signer;

/** Adds Digest and Signature by draft-cavage-http-signatures, from exactly what will be sent. Safe for many threads. */
public final class CavageMessageSigner implements MessageSigner {
    private static final int HTTPS_PORT = 443;

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
        BankRequest.Builder builder = request.toBuilder();
        if (profile.digest() == SignatureProfile.Digest.ALWAYS || request.hasBody()) {
            builder.header("Digest", BodyDigest.of(request.body()));
        }
        BankRequest complete = builder.build();
        List<String> names = signedNames(complete, profile);
        String signingString = SigningString.of(
                complete.method(), complete.pathAndQuery(), names, name -> valueAsSent(complete, name));
        byte[] signature = signature(profile.algorithm(), signingString.getBytes(StandardCharsets.US_ASCII));
        return builder.header("Signature", headerValue(profile, names, signature))
                .build();
    }

    private static List<String> signedNames(BankRequest request, SignatureProfile profile) {
        List<String> names = new ArrayList<>(profile.headers());
        for (String name : profile.headersIfPresent()) {
            if (valueAsSent(request, name.toLowerCase(Locale.ROOT)) != null) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new SigningException("the signature profile covers nothing of this request", null);
        }
        return names;
    }

    private static @Nullable String valueAsSent(BankRequest request, String name) {
        for (BankRequest.Header header : request.headers()) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        // Host is written by the transport, from the address: with the port only where it is not the usual one.
        return name.equals("host") ? host(request.uri()) : null;
    }

    private static String host(URI uri) {
        int port = uri.getPort();
        return port < 0 || port == HTTPS_PORT ? uri.getHost() : uri.getHost() + ":" + port;
    }

    private byte[] signature(SignatureAlgorithm algorithm, byte[] message) {
        try {
            return signer.sign(algorithm, message);
        } catch (TppException e) {
            throw e;
        } catch (RuntimeException e) {
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
