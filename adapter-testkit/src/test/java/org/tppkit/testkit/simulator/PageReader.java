package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.testkit.pki.TlsContexts;

/** A browser as far as the pages need one: one cookie, hidden fields, and the way from page to page. */
final class PageReader {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\" />");
    private static final int SEE_OTHER = 303;

    private final BankSimulator bank;
    private final HttpClient http;
    private String language = "en";
    private Optional<String> cookie = Optional.empty();

    PageReader(BankSimulator bank) {
        this.bank = bank;
        this.http = HttpClient.newBuilder()
                .sslContext(TlsContexts.anonymousClient(bank.caCertificate()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    PageReader speaking(String acceptLanguage) {
        language = acceptLanguage;
        return this;
    }

    Optional<String> cookie() {
        return cookie;
    }

    /** A browser that has been given another one's cookie, or none. */
    void setCookie(Optional<String> value) {
        cookie = value;
    }

    /** Opens an address and goes on as long as the bank leads to pages of its own. */
    HttpResponse<String> open(URI address) {
        return followed(send(HttpRequest.newBuilder(address)));
    }

    HttpResponse<String> open(String path) {
        return open(URI.create(bank.authorizationUri() + path));
    }

    /** Sends the form of a page, its hidden fields included, to a path. */
    HttpResponse<String> submit(HttpResponse<String> page, String path, String... fields) {
        String body = form(page, fields);
        return followed(post(path, body));
    }

    /** What a form of the page sends with these fields, names and values in turn. */
    static String form(HttpResponse<String> page, String... fields) {
        StringBuilder body = new StringBuilder();
        hidden(page).forEach((name, value) -> append(body, name, value));
        for (int i = 0; i < fields.length; i += 2) {
            append(body, fields[i], fields[i + 1]);
        }
        return body.toString();
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(bank.authorizationUri() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        request.header("Accept-Language", language);
        cookie.ifPresent(value -> request.header("Cookie", value));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers()
                    .firstValue("Set-Cookie")
                    .filter(text -> text.startsWith("__Host-simulator="))
                    .ifPresent(text -> cookie = Optional.of(text.split(";", 2)[0]));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> followed(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        while (last.statusCode() == SEE_OTHER) {
            String location = last.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith("/");
            last = send(HttpRequest.newBuilder(URI.create(bank.authorizationUri() + location)));
        }
        return last;
    }

    static Map<String, String> hidden(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), unescaped(matcher.group(2)));
        }
        assertThat(fields).as(page.body()).containsKeys("pending", "form_token");
        return fields;
    }

    private static String unescaped(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static void append(StringBuilder body, String name, String value) {
        body.append(body.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
