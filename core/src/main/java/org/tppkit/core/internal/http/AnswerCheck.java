package org.tppkit.core.internal.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankResponse;

/** Refuses answers that the JDK lets pass although nobody can tell what they mean. */
final class AnswerCheck {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private AnswerCheck() {}

    static BankResponse checked(HttpResponse<AnswerBody> answer, Settings settings, String host) {
        AnswerBody body = answer.body();
        TransportException fault = fault(answer, settings, host);
        if (fault != null) {
            body.close();
            throw fault;
        }
        return new BankResponse(answer.statusCode(), answer.headers().map(), body);
    }

    private static @Nullable TransportException fault(HttpResponse<AnswerBody> answer, Settings settings, String host) {
        int status = answer.statusCode();
        HttpHeaders headers = answer.headers();
        if (status < OK || status == PARTIAL_CONTENT) {
            return malformed(host + " answered with status " + status + ", which was not asked for");
        }
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new TransportException(
                    Reason.UNREACHABLE, false, "the proxy on the way to " + host + " wants credentials", null);
        }
        List<String> lengths = headers.allValues("content-length");
        if (lengths.size() > 1 && Set.copyOf(lengths).size() > 1) {
            return malformed(host + " answered with several different lengths");
        }
        if (!lengths.isEmpty() && headers.firstValue("transfer-encoding").isPresent()) {
            return malformed(host + " answered with a length and in chunks");
        }
        if (isEncoded(headers.allValues("content-encoding"))) {
            return malformed(host + " answered in a content encoding that was not asked for");
        }
        if (!lengths.isEmpty() && isLonger(lengths.get(0), settings.largestAnswer())) {
            return malformed("the answer of " + host + " is longer than " + settings.largestAnswer()
                    + " bytes (Settings.largestAnswer): ask for fewer days");
        }
        return null;
    }

    private static boolean isEncoded(List<String> codings) {
        for (String coding : codings) {
            if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLonger(String length, long largest) {
        try {
            return Long.parseLong(length.strip()) > largest;
        } catch (NumberFormatException e) {
            // The JDK reads the length itself; the body's own count is the guard.
            return false;
        }
    }

    private static TransportException malformed(String message) {
        return new TransportException(Reason.MALFORMED, true, message, null);
    }
}
