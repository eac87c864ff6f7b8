package org.tppkit.bench.bank;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.tppkit.testkit.pki.TlsContexts;

/** What a careful programmer would write without a library: one client for ever, one key, a signature, a GET. Checks nothing. */
public final class BareClient {
    private static final String NO_BODY = "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String CUSTOMER = "203.0.113.7";

    private final HttpClient http;
    private final PrivateKey key;
    private final URI bank;

    /** @param bank where the bank listens */
    public BareClient(Keys keys, URI bank) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TlsContexts.client(keys.qwac(), keys.authority()))
                .build();
        this.key = keys.qsealc().key();
        this.bank = bank;
    }

    /** A signature of the text that a call signs. */
    public String sign(String pathAndQuery, String requestId) throws GeneralSecurityException {
        String text = "(request-target): get " + pathAndQuery + "\nx-request-id: " + requestId + "\ndigest: " + NO_BODY
                + "\npsu-ip-address: " + CUSTOMER;
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /** A GET with that signature; gives the body. */
    public byte[] get(String pathAndQuery, String requestId, String signature)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(bank.resolve(pathAndQuery));
        headers(requestId, signature).forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** What a call sends, for those who send it in another way. */
    public static Map<String, String> headers(String requestId, String signature) {
        return Map.of(
                "Accept",
                "application/hal+json; charset=utf-8; version=1.4.2",
                "Authorization",
                "Bearer 2YotnFZFEjr1zCsicMWpAA",
                "X-Request-ID",
                requestId,
                "PSU-IP-Address",
                CUSTOMER,
                "Digest",
                NO_BODY,
                "Signature",
                "keyId=\"" + Keys.KEY_ID
                        + "\",algorithm=\"rsa-sha256\",headers=\"(request-target) x-request-id digest psu-ip-address\",signature=\""
                        + signature + "\"");
    }

    /** Signature and GET: the whole call. */
    public byte[] signedGet(String pathAndQuery) throws IOException, InterruptedException, GeneralSecurityException {
        String requestId = UUID.randomUUID().toString();
        return get(pathAndQuery, requestId, sign(pathAndQuery, requestId));
    }
}
