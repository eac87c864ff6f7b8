package org.tppkit.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A page that a browser was given. */
public record Page(int status, HttpHeaders headers, String text) {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    static Page get(URI address, String language) {
        return of(request(address).header("Accept-Language", language));
    }

    static Page post(URI address) {
        return of(request(address).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
    }

    private static Page of(HttpRequest.Builder request) {
        try {
            var answer = BROWSER.send(request.build(), BodyHandlers.ofString());
            return new Page(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
