package org.tppkit.bench.sign;

import de.adorsys.xs2a.adapter.api.Pkcs12KeyStore;
import de.adorsys.xs2a.adapter.impl.http.RequestSigningInterceptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tomitribe.auth.signatures.Algorithm;
import org.tomitribe.auth.signatures.Signer;
import org.tppkit.bench.bank.Keys;
import org.tppkit.core.Signers;
import org.tppkit.core.internal.signing.CavageMessageSigner;
import org.tppkit.core.internal.signing.SigningSteps;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.pki.TppCertificates;

/** Four ways to sign a request with one key: 1 KB of body, five signed headers. */
public final class SignContenders {
    private static final URI ADDRESS = URI.create("https://bank.example/psd2/v1/payment-requests?page=1");
    private static final int BODY = 1_000;
    private static final char[] PASSWORD = "password".toCharArray();
    private static final Map<String, String> HEADERS = Map.of(
            "X-Request-ID", "6f1c2f4e-7d0b-4c12-9d3c-2c8b6b1d9a01",
            "Content-Type", "application/json",
            "PSU-IP-Address", "203.0.113.7");
    private static final SignatureProfile PROFILE = SignatureProfile.builder()
            .addHeaders("(request-target)", "x-request-id", "digest", "content-type", "psu-ip-address")
            .build();

    private final PrivateKey key;
    private final BankRequest request;
    private final byte[] signingString;
    private final CavageMessageSigner library;
    private final Signer tomitribe;
    private final Map<String, String> digested;
    private final RequestSigningInterceptor adorsys;
    private final AdorsysRequests requests = new AdorsysRequests();

    private SignContenders(Keys keys) throws IOException, GeneralSecurityException {
        this.key = keys.qsealc().key();
        this.request = request();
        SigningSteps steps = SigningSteps.of(request, PROFILE);
        this.signingString = steps.signingString().getBytes(StandardCharsets.US_ASCII);
        this.library = new CavageMessageSigner(Signers.of(key, keys.qsealc().chain()), Keys.KEY_ID);
        this.tomitribe = new Signer(
                key,
                new org.tomitribe.auth.signatures.Signature(
                        Keys.KEY_ID.toString(), null, Algorithm.RSA_SHA256, null, null, PROFILE.headers()));
        this.digested = new LinkedHashMap<>(HEADERS);
        digested.put("Digest", steps.request().header("Digest").orElseThrow());
        this.adorsys = new RequestSigningInterceptor(new Pkcs12KeyStore(
                new ByteArrayInputStream(keys.toPkcs12(PASSWORD)),
                PASSWORD,
                TppCertificates.QWAC_ALIAS,
                TppCertificates.QSEALC_ALIAS));
    }

    /** All of them with the run's keys. */
    public static SignContenders of(Keys keys) throws IOException, GeneralSecurityException {
        return new SignContenders(keys);
    }

    /** The signature alone, of a text that is ready. */
    public Object bare() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signingString);
        return signature.sign();
    }

    /** The library: Digest, signing string, signature, header; as its own calls do it. */
    public Object ours() {
        return library.sign(request, PROFILE);
    }

    /** Signing string, signature and header; the Digest is there already. */
    Object tomitribe() throws IOException {
        return tomitribe
                .sign(request.method(), request.pathAndQuery(), digested)
                .toString();
    }

    /** Digest, signing string, signature, header, and a header of its own with the certificate. */
    Object adorsys() {
        return adorsys.preHandle(requests.post(ADDRESS.toString())
                .headers(new LinkedHashMap<>(HEADERS))
                .jsonBody(new String(request.body(), StandardCharsets.US_ASCII)));
    }

    private static BankRequest request() {
        BankRequest.Builder builder =
                BankRequest.of("POST", ADDRESS).body("x".repeat(BODY).getBytes(StandardCharsets.US_ASCII));
        HEADERS.forEach(builder::header);
        return builder.build();
    }
}
