package org.tppkit.adapter.arkea.pact;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.tppkit.adapter.arkea.pact.Answered.Header;
import org.tppkit.ports.model.PsuContext;

/**
 * The headers that the adapter is expected to send with a request: their formats, and examples. Examples are sent to no
 * server as they stand: who verifies one makes request id, digest and signature anew, and has a token.
 */
record RequestHeaders(Stet stet, Asked asked) {
    private static final String BASE64 = "c2lnbmF0dXJlLW9mLXRoZS1leGFtcGxl";

    void each(BiConsumer<String, Header> action) {
        switch (asked.kind()) {
            case RESOURCE -> resource(action);
            case TOKEN -> token(action);
            case PAGE -> {
                // A browser sends what it likes.
            }
        }
    }

    private void token(BiConsumer<String, Header> action) {
        action.accept("Accept", new Header("application/json", "application/json"));
        action.accept(
                "Content-Type",
                new Header("application/x-www-form-urlencoded( ?;.*)?", "application/x-www-form-urlencoded"));
        action.accept("X-Request-ID", requestId());
    }

    private void resource(BiConsumer<String, Header> action) {
        action.accept("Accept", new Header(stet.acceptFormat(), stet.accept()));
        action.accept("Authorization", new Header(Formats.BEARER, "Bearer access-token-of-the-example"));
        action.accept("X-Request-ID", requestId());
        if (asked.json().isPresent()) {
            action.accept("Content-Type", new Header("application/json( ?;.*)?", "application/json"));
        }
        psu(asked.psu(), action);
        action.accept("Digest", new Header(Formats.DIGEST, "SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        action.accept("Signature", signature());
    }

    private static Header requestId() {
        return new Header(Formats.UUID, "5f7c2c5e-0d3a-4c0b-9a51-8f7a4c1d2e3f");
    }

    private Header signature() {
        String psu = asked.psu().isPresent() ? " psu-ip-address" : "";
        String before =
                "\",algorithm=\"rsa-sha256\",headers=\"(request-target) x-request-id digest" + psu + "\",signature=\"";
        String example = "keyId=\"https://tpp.example/qsealc.pem" + before + BASE64 + "\"";
        String format =
                "keyId=\"https://[^\"]+" + before.replace("(", "\\(").replace(")", "\\)") + "[A-Za-z0-9+/]+={0,2}\"";
        return new Header(format, example);
    }

    private static void psu(PsuContext psu, BiConsumer<String, Header> action) {
        add(action, "PSU-IP-Address", "[0-9a-fA-F.:]+", psu.ipAddress());
        psu.port().ifPresent(port -> add(action, "PSU-IP-Port", "[0-9]{1,5}", Optional.of(Integer.toString(port))));
        add(action, "PSU-HTTP-Method", "[A-Z]+", psu.httpMethod());
        add(
                action,
                "PSU-Date",
                "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
                psu.date().map(date -> date.toString()));
        add(
                action,
                "PSU-GEO-Location",
                "GEO:-?[0-9.]+[,;]-?[0-9.]+",
                psu.geoLocation().map(place -> place.header()));
        add(action, "PSU-User-Agent", "[ -~]+", psu.userAgent());
        add(action, "PSU-Referer", "[ -~]+", psu.referer());
        add(action, "PSU-Accept", "[ -~]+", psu.accept());
        add(action, "PSU-Accept-Charset", "[ -~]+", psu.acceptCharset());
        add(action, "PSU-Accept-Encoding", "[ -~]+", psu.acceptEncoding());
        add(action, "PSU-Accept-Language", "[ -~]+", psu.acceptLanguage());
        add(action, "PSU-Device-ID", "[ -~]+", psu.deviceId());
    }

    private static void add(BiConsumer<String, Header> action, String name, String format, Optional<String> value) {
        value.ifPresent(text -> action.accept(name, new Header(format, text)));
    }
}
