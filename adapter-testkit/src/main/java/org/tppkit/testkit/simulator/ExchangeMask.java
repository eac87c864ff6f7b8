package org.tppkit.testkit.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tppkit.testkit.simulator.internal.http.Call;

/** Takes secrets out of what goes to the journal: only what is known to be harmless is shown. */
final class ExchangeMask {

    private static final String MASK = "***";

    private static final Set<String> HEADERS = Set.of(
            "accept",
            "connection",
            "content-length",
            "content-type",
            "date",
            "digest",
            "host",
            "http2-settings",
            "signature",
            "upgrade",
            "user-agent",
            "x-request-id");

    private static final Set<String> PARAMETERS = Set.of(
            "PRid",
            "client_id",
            "customer",
            "dateFrom",
            "dateTo",
            "decision",
            "grant_type",
            "page",
            "redirect_uri",
            "response_type",
            "scope",
            "token_type_hint");

    private ExchangeMask() {}

    static Map<String, List<String>> headers(Call call) {
        Map<String, List<String>> masked = new LinkedHashMap<>();
        call.headers().forEach((name, values) -> masked.put(name, isShown(name) ? values : List.of(MASK)));
        return masked;
    }

    private static boolean isShown(String header) {
        boolean customer = header.startsWith("psu-") && !header.equals("psu-referer");
        return HEADERS.contains(header) || customer || header.startsWith("accept-");
    }

    /** The query as it was sent; values that are not known to be harmless are masked. */
    static String query(Call call) {
        return call.rawQuery().map(ExchangeMask::pairs).orElse("");
    }

    /** The verdict, with the same values masked in its signing string. */
    static SignatureVerdict verdict(SignatureVerdict verdict, Call call) {
        String raw = call.rawQuery().orElse("");
        return verdict.signingString()
                .map(text -> verdict.over(text.replace("?" + raw, "?" + query(call))))
                .orElse(verdict);
    }

    private static String pairs(String raw) {
        List<String> masked = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            // What has no name may be anything.
            String name = pair.substring(0, Math.max(0, equals));
            boolean shown = pair.isEmpty() || PARAMETERS.contains(name);
            masked.add(shown ? pair : pair.substring(0, equals + 1) + MASK);
        }
        return String.join("&", masked);
    }

    /** The form fields by name, if the body is a form; a field that comes twice is shown once. */
    static Map<String, String> form(Call call) {
        Map<String, String> masked = new LinkedHashMap<>();
        String type = call.first("content-type").orElse("");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            for (String pair : call.body().text().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = pair.substring(0, equals);
                    masked.put(name, PARAMETERS.contains(name) ? pair.substring(equals + 1) : MASK);
                }
            }
        }
        return masked;
    }
}
