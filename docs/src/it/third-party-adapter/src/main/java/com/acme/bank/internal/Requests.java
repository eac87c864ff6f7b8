package com.acme.bank.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.signing.SignatureProfile;

/** Makes requests: the headers of NextGenPSD2, signed with the QSealC that travels along. */
final class Requests {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    /** NextGenPSD2 section 12: what is signed, and how the key is named. */
    private static final SignatureProfile PROFILE = SignatureProfile.builder()
            .headers(List.of("digest", "x-request-id"))
            .headersIfPresent(List.of("psu-id", "date", "tpp-redirect-uri"))
            .keyId(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER)
            .build();

    private final AdapterContext context;

    Requests(AdapterContext context) {
        this.context = context;
    }

    /** A request without a body. */
    BankRequest of(String method, String target, BankCall call) {
        return sign(start(method, target, call));
    }

    /** A request with a body of JSON. */
    BankRequest of(String method, String target, byte[] json, BankCall call) {
        return of(method, target, json, Map.of(), call);
    }

    /** A request with a body of JSON and headers of its own. */
    BankRequest of(String method, String target, byte[] json, Map<String, String> headers, BankCall call) {
        BankRequest.Builder request = start(method, target, call)
                .header("Content-Type", "application/json")
                .body(json);
        headers.forEach(request::header);
        return sign(request);
    }

    /** A form for the OAuth server, which wants no signature. */
    BankRequest form(String target, Map<String, String> fields, BankCall call) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return BankRequest.of("POST", URI.create(context.endpoints().api() + target))
                .header("X-Request-ID", call.newRequestId().toString())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(body.getBytes(StandardCharsets.US_ASCII))
                .build();
    }

    /** A text as a part of a path, a query or a form. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An id as one segment of a path; two dots would lead to another resource, however they are written. */
    static String segment(String field, String id) {
        if (id.equals(".") || id.equals("..")) {
            throw new InvalidRequestException(field, "no bank gave such an id");
        }
        return encoded(id);
    }

    private BankRequest.Builder start(String method, String target, BankCall call) {
        BankRequest.Builder request = BankRequest.of(
                        method, URI.create(context.endpoints().api() + target))
                .header("X-Request-ID", call.newRequestId().toString())
                .header("Date", httpDate(context.clock()))
                .header("Accept", "application/json");
        call.accessToken().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        call.consentReference().map(ConsentPath::idOf).ifPresent(consent -> request.header("Consent-ID", consent));
        addPsu(request, call.psu());
        return request;
    }

    private BankRequest sign(BankRequest.Builder request) {
        return context.messageSigner()
                .sign(request.header("TPP-Signature-Certificate", certificate()).build(), PROFILE);
    }

    private String certificate() {
        try {
            return Base64.getEncoder()
                    .encodeToString(context.signer().certificateChain().get(0).getEncoded());
        } catch (CertificateEncodingException e) {
            throw new SigningException("the QSealC cannot be written down", e);
        }
    }

    private static String httpDate(Clock clock) {
        return HTTP_DATE.format(clock.instant().atZone(ZoneOffset.UTC));
    }

    private static void addPsu(BankRequest.Builder request, PsuContext psu) {
        add(request, "PSU-ID", psu.psuId());
        add(request, "PSU-IP-Address", psu.ipAddress());
        psu.port().ifPresent(port -> request.header("PSU-IP-Port", Integer.toString(port)));
        add(request, "PSU-Http-Method", psu.httpMethod());
        add(
                request,
                "PSU-Date",
                psu.date().map(date -> date.truncatedTo(ChronoUnit.SECONDS).toString()));
        add(request, "PSU-Geo-Location", psu.geoLocation().map(GeoLocation::header));
        add(request, "PSU-User-Agent", psu.userAgent());
        add(request, "PSU-Accept", psu.accept());
        add(request, "PSU-Accept-Charset", psu.acceptCharset());
        add(request, "PSU-Accept-Encoding", psu.acceptEncoding());
        add(request, "PSU-Accept-Language", psu.acceptLanguage());
        add(request, "PSU-Device-ID", psu.deviceId());
    }

    private static void add(BankRequest.Builder request, String name, Optional<String> value) {
        value.ifPresent(text -> request.header(name, text));
    }
}
