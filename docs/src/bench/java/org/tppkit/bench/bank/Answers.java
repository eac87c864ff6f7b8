package org.tppkit.bench.bank;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bank's answers, ready as bytes: a server that works little disturbs the measurement little. */
final class Answers {
    private static final String TOKENS = """
            {"access_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":36000}""";
    private static final String REFUSAL = """
            {"error":"invalid_grant"}""";
    private static final String BALANCES = """
            {"balances":[\
            {"name":"Solde comptable","balanceAmount":{"currency":"EUR","amount":1523.17},"balanceType":"CLBD","referenceDate":"2026-11-20T00:00:00"},\
            {"name":"Solde instantané","balanceAmount":{"currency":"EUR","amount":1498.02},"balanceType":"XPCD","lastChangeDateTime":"2026-11-20T17:21:09"},\
            {"name":"Autre solde","balanceAmount":{"currency":"EUR","amount":-12.4},"balanceType":"OTHR","referenceDate":"2026-11-20T00:00:00"}],\
            "_links":{"self":{"href":"/psd2/v1/accounts/A1/balances"},"transactions":{"href":"/psd2/v1/accounts/A1/transactions"},"parent-list":{"href":"/psd2/v1/accounts"}}}""";

    private final byte[] balances = ok(bytes(BALANCES));
    private final byte[] transactions = ok(PageBody.of(100, PageBody.Form.NUMBERS));
    private final byte[] notFound = head(404, 0);

    /** The whole answer to a request for that path. */
    byte[] to(String path) {
        if (path.endsWith("/balances")) {
            return balances;
        }
        if (path.endsWith("/transactions")) {
            return transactions;
        }
        return notFound;
    }

    /** The whole answer to a request for tokens. */
    static byte[] of(Optional<TokenDesk.Pair> tokens) {
        return tokens.map(pair -> ok(bytes(TOKENS.formatted(pair.access(), pair.refresh()))))
                .orElseGet(() -> answer(400, bytes(REFUSAL)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ok(byte[] body) {
        return answer(200, body);
    }

    private static byte[] answer(int status, byte[] body) {
        byte[] head = head(status, body.length);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static byte[] head(int status, int length) {
        return ("HTTP/1.1 " + status + " Answer\r\n"
                        + "Date: Fri, 20 Nov 2026 17:21:10 GMT\r\n"
                        + "Content-Type: application/hal+json;charset=utf-8\r\n"
                        + "Cache-Control: no-store\r\n"
                        + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
