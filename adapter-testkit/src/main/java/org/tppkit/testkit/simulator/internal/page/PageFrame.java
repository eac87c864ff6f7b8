package org.tppkit.testkit.simulator.internal.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.internal.http.Answer;

/** What stands around every page, and the headers that protect it. */
final class PageFrame {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action ";

    private final Brand brand;

    PageFrame(Brand brand) {
        this.brand = brand;
    }

    /**
     * A page.
     *
     * @param title its heading, which is its title as well
     * @param mark what stands before the title, for those who hear it first; may be empty
     * @param callbacks where its forms may lead in the end
     * @param content what stands below the heading
     */
    Answer page(int status, Wording words, String title, String mark, List<URI> callbacks, List<Markup> content) {
        Markup main = Markup.of("main").add(Markup.of("h1", title)).add(content);
        Markup html = Markup.of("html")
                .with("lang", words.language().tag())
                .add(head(mark + title), Markup.of("body").add(header(words), main));
        return guarded(Answer.text(status, "text/html;charset=UTF-8", "<!DOCTYPE html>\n" + html.html() + "\n"))
                .with("Content-Language", words.language().tag())
                .with("Vary", "Accept-Language, Cookie")
                .with("Content-Security-Policy", POLICY + formTargets(callbacks));
    }

    private Markup head(String title) {
        return Markup.of("head")
                .add(
                        Markup.of("meta").with("charset", "utf-8"),
                        Markup.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"),
                        Markup.of("title", title + " – " + brand.name()),
                        Markup.of("link").with("rel", "icon").with("href", Look.ICON_PATH),
                        Markup.of("link").with("rel", "stylesheet").with("href", Look.STYLE_PATH));
    }

    private Markup header(Wording words) {
        return Markup.of("header")
                .add(
                        Markup.of("p", brand.name()).with("class", "brand"),
                        Markup.of("p")
                                .with("class", "simulation")
                                .add(Markup.of("strong", words.say(Text.SIMULATION)))
                                .text(" " + words.say(Text.SIMULATION_OF, brand.name())));
    }

    /** The browser applies form-action to the redirect that follows a form as well: the callback's origin must be named. */
    private static String formTargets(List<URI> callbacks) {
        if (callbacks.isEmpty()) {
            return "'none'";
        }
        return callbacks.stream().map(PageFrame::origin).distinct().collect(Collectors.joining(" ", "'self' ", ""));
    }

    /** The origin, or for an app's own scheme the scheme. */
    private static String origin(URI callback) {
        String scheme = callback.getScheme().toLowerCase(Locale.ROOT) + ":";
        return callback.getHost() == null
                ? scheme
                : scheme + "//" + callback.getHost() + (callback.getPort() < 0 ? "" : ":" + callback.getPort());
    }

    /** What every answer to a browser says. */
    static Answer guarded(Answer answer) {
        return answer.with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    }
}
