package org.tppkit.testkit.simulator.internal.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;

/**
 * The secret by which a browser is known again. Its prefix makes browsers take it from this host over TLS only (RFC 6265bis,
 * section 4.1.3.2). SameSite is Lax, since customers come from another site: the cookie goes along with them, and not with a
 * form that another site posts. Cookies know no ports: several banks on one host share it, so each page has a secret of its
 * own as well.
 */
final class BrowserCookie {

    private static final String NAME = "__Host-simulator";
    private static final String DECIDED = "__Host-decided";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";
    private static final Pattern VALUE =
            Pattern.compile("(?:^|;)\\s*" + Pattern.quote(NAME) + "=([A-Za-z0-9_-]{32})\\s*(?:;|$)");

    private BrowserCookie() {}

    /** The browser's secret, if it has one. */
    static Optional<String> of(Call call) {
        Matcher matcher = VALUE.matcher(String.join("; ", call.all("cookie")));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static Answer set(Answer answer, String value) {
        return answer.with("Set-Cookie", NAME + "=" + value + ATTRIBUTES);
    }

    /**
     * Marks a decision with a cookie that nobody reads: a browser that keeps whole pages for its Back button, in spite of
     * no-store, drops them when a cookie of theirs has changed, and asks again.
     */
    static Answer mark(Answer answer) {
        return answer.with("Set-Cookie", DECIDED + "=" + OpenPages.secret() + ATTRIBUTES + "; Max-Age=600");
    }
}
