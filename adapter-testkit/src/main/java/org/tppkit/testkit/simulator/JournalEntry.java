package org.tppkit.testkit.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as the bank saw it, with secrets masked: Authorization, codes, tokens, states and form fields that are not
 * known to be harmless.
 *
 * @param number counts from 1
 * @param instant on the simulator's clock
 * @param listener {@code api} or {@code authorize}
 * @param method HTTP method
 * @param path path without query
 * @param query query as it was sent, masked; empty without
 * @param headers request headers, names in lower case, values masked
 * @param form form fields, values masked
 * @param status status of the answer; 0 when none was sent
 * @param verdict what the bank thinks of the signature, where it looked
 * @param clientCertificate subject of the client certificate
 * @param requestId the X-Request-ID
 * @param fault the injected fault, if any
 */
public record JournalEntry(
        long number,
        Instant instant,
        String listener,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        Map<String, String> form,
        int status,
        Optional<SignatureVerdict> verdict,
        Optional<String> clientCertificate,
        Optional<String> requestId,
        Optional<String> fault) {

    /**
     * {@return the first value of a request header, or null}
     *
     * @param name in any case
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    /**
     * {@return whether the request has this path, to the letter}
     *
     * @param wantedPath without query, for instance {@code /psd2/v1/accounts}
     */
    public boolean isTo(String wantedPath) {
        return path.equals(wantedPath);
    }
}
