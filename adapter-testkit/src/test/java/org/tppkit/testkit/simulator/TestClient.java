package org.tppkit.testkit.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.pki.TppCertificates;

/** A provider's program written only from the reference pages, on the JDK's HTTP client. */
final class TestClient {

    static final URI CALLBACK = URI.create("https://tpp.example/callback");
    static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    static final String CLIENT_ID = "api-key-1";
    static final String V142 = "application/hal+json; charset=utf-8; version=1.4.2";
    static final String V141 = "application/hal+json; charset=utf-8";
    static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    static final String REVOKE = "/oauth-authorizationcode-psd2/revoke";
    static final String CLIENT_TOKEN = "/oauth-clientcredentials-psd2/token";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final BankSimulator bank;
    private final PrivateKey sealKey;
    final HttpClient http;

    TestClient(BankSimulator bank, TppCertificates certificates) {
        this.bank = bank;
        this.sealKey = certificates.qsealc().key();
        this.http = HttpClient.newBuilder()
                .sslContext(TlsContexts.client(certificates.qwac(), bank.caCertificate()))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    static RegisteredApplication application(TppCertificates certificates) {
        return RegisteredApplication.of(CLIENT_ID, CALLBACK, certificates, KEY_ID);
    }

    URI authorizeUrl(String scope, String state) {
        return authorizeUrl(Map.of(
                "response_type", "code",
                "client_id", CLIENT_ID,
                "redirect_uri", CALLBACK.toString(),
                "scope", scope,
                "state", state));
    }

    URI authorizeUrl(Map<String, String> parameters) {
        return URI.create(bank.authorizationUri() + "/authorize?" + encode(parameters));
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] sides = pair.split("=", 2);
            pairs.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return pairs;
    }

    HttpResponse<String> form(String path, Map<String, String> fields) {
        return rawForm(path, encode(fields), "application/x-www-form-urlencoded");
    }

    HttpResponse<String> rawForm(String path, String body, String contentType) {
        return send(HttpRequest.newBuilder(URI.create(bank.apiUri() + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> redeem(String code) {
        return form(
                TOKEN,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT_ID,
                        "redirect_uri",
                        CALLBACK.toString(),
                        "code",
                        code));
    }

    HttpResponse<String> refresh(String token) {
        return form(TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    String code(String customer, String scope) {
        return query(bank.approveAll(authorizeUrl(scope, "s-1"), customer)).get("code");
    }

    JsonNode tokens(String customer) {
        return json(redeem(code(customer, "aisp")));
    }

    String token(String customer) {
        return tokens(customer).get("access_token").asText();
    }

    /** The application's own token. */
    String clientToken() {
        return json(form(CLIENT_TOKEN, Map.of("grant_type", "client_credentials", "client_id", CLIENT_ID)))
                .get("access_token")
                .asText();
    }

    String extendedToken(String customer) {
        return json(redeem(code(customer, "aisp extended_transaction_history")))
                .get("access_token")
                .asText();
    }

    /** A signed request that can be spoilt before it is sent. */
    final class Signed {
        String method = "GET";
        byte[] body = new byte[0];
        final String target;
        String signedTarget;
        String keyId = KEY_ID.toString();
        PrivateKey key = sealKey;
        String token;
        List<String> accepts = List.of(V142);
        final Map<String, String> headers = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(List.of("(request-target)", "x-request-id", "digest"));
        String suffix = "";

        Signed(String target, String token) {
            this.target = target;
            this.token = token;
            headers.put("x-request-id", UUID.randomUUID().toString());
            headers.put("digest", TestSigner.digest(new byte[0]));
        }

        Signed accept(String... values) {
            accepts = List.of(values);
            return this;
        }

        /** A body of JSON; Digest follows it. */
        Signed json(String method, String text) {
            this.method = method;
            body = text.getBytes(StandardCharsets.UTF_8);
            headers.put("digest", TestSigner.digest(body));
            headers.put("content-type", "application/json");
            return this;
        }

        Signed psuIp(String address) {
            headers.put("psu-ip-address", address);
            names.add("psu-ip-address");
            return this;
        }

        HttpResponse<String> send() {
            String signed = signedTarget == null ? method.toLowerCase(Locale.ROOT) + " " + target : signedTarget;
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(bank.apiUri() + target))
                    .method(
                            method,
                            body.length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body))
                    .timeout(Duration.ofSeconds(30));
            accepts.forEach(value -> request.header("Accept", value));
            headers.forEach(request::header);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (keyId != null) {
                String text = TestSigner.signingString(signed, headers, names) + suffix;
                request.header("Signature", TestSigner.header(keyId, names, TestSigner.signature(key, text)));
            }
            return TestClient.this.send(request.build());
        }
    }

    Signed signed(String target, String token) {
        return new Signed(target, token);
    }

    HttpResponse<String> get(String target, String token) {
        return signed(target, token).send();
    }

    JsonNode json(String target, String token, String accept) {
        HttpResponse<String> response = signed(target, token).accept(accept).send();
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return json(response);
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
