package org.tppkit.testkit.simulator.control;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Parameters;
import org.tppkit.testkit.simulator.internal.http.PathTemplate;

/**
 * Who may call. The Host must be a loopback name, so that no page can reach the server under a name of its own (DNS
 * rebinding); what changes something must not come from a page of another origin; and the caller knows the token, or is a
 * browser that showed it once.
 */
final class Doorkeeper {

    /** The query's parameter for callers that can send no header. */
    static final String TOKEN = "token";

    private static final Pattern BEARER = Pattern.compile("[Bb]earer ([A-Za-z0-9_-]{1,200})");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Secret token = Secret.random();
    /** What the browser's cookie holds: another secret, since cookies go to every port of a host. */
    private final Secret session = Secret.random();

    private final int port;

    Doorkeeper(int port) {
        this.port = port;
    }

    Secret token() {
        return token;
    }

    /** What everybody must pass, before anything is looked at. */
    void requireLoopbackHost(Call call) {
        List<String> hosts = call.all("host");
        if (hosts.size() != 1
                || !Set.of("127.0.0.1:" + port, "localhost:" + port).contains(hosts.get(0))) {
            throw new RefusedException(
                    403,
                    "the Host header is not this server's",
                    "call http://127.0.0.1:" + port + " or http://localhost:" + port);
        }
    }

    /** Of the API: the token, and no foreign page behind a change. */
    void requireToken(Call call) {
        if (!READING.contains(call.method()) && !call.all("origin").isEmpty()) {
            requireOwnOrigin(call);
        }
        List<String> values = call.all("authorization");
        Matcher bearer = BEARER.matcher(values.size() == 1 ? values.get(0) : "");
        boolean known = bearer.matches() && token.is(bearer.group(1));
        if (!known && !(values.isEmpty() && showsTokenInAddress(call))) {
            throw new RefusedException(
                    401,
                    "the control token is missing or wrong",
                    "send the header Authorization: Bearer <the control token>");
        }
    }

    /** Verifiers of pacts can be told an address for state changes, and no header. Elsewhere an address holds no secret. */
    private boolean showsTokenInAddress(Call call) {
        if (!PathTemplate.match("/banks/*/states", call.path()).isPresent()) {
            return false;
        }
        try {
            return Parameters.parse(call.rawQuery().orElse(""))
                    .get(TOKEN)
                    .filter(token::is)
                    .isPresent();
        } catch (Parameters.MalformedException e) {
            return false;
        }
    }

    /** Of the admin page: whether the browser showed the token before. */
    boolean hasSession(Call call) {
        String wanted = cookieName() + "=";
        return Stream.of(String.join(";", call.all("cookie")).split(";", -1))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(wanted))
                .anyMatch(cookie -> session.is(cookie.substring(wanted.length())));
    }

    /** Of the admin page's forms: a browser says where a form comes from. */
    void requireOwnOrigin(Call call) {
        if (!call.all("origin").equals(List.of("http://" + String.join("", call.all("host"))))) {
            throw new RefusedException(
                    403, "the request comes from a page of another origin", "use the forms of the admin page");
        }
    }

    /** Lets a browser in that showed the token: only this server's admin pages get it back, and no script. */
    String cookie() {
        return cookieName() + "=" + session.value() + "; Path=/admin; HttpOnly; SameSite=Strict";
    }

    private String cookieName() {
        return "tppkit-control-" + port;
    }

    @Override
    public String toString() {
        return "Doorkeeper[" + port + "]";
    }
}
