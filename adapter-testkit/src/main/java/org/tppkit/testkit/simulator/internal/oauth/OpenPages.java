package org.tppkit.testkit.simulator.internal.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pages that wait for a customer. An unguessable id ties a page's forms to the question that was checked; the decision uses
 * it up.
 *
 * @param <T> the question
 */
public final class OpenPages<T> {

    /** What a customer sees when the page is closed already. */
    public static final String EXPIRED = "This page has expired. Start again at the application.";

    private static final Duration LIFE = Duration.ofMinutes(10);

    private record Open<T>(T question, Instant expiresAt) {}

    private final Clock clock;
    private final Map<String, Open<T>> pages = new HashMap<>();

    /** No pages yet. */
    public OpenPages(Clock clock) {
        this.clock = clock;
    }

    /** Opens a page and gives its id. */
    public synchronized String open(T question) {
        Instant now = clock.instant();
        pages.values().removeIf(old -> !now.isBefore(old.expiresAt()));
        String id = Secrets.next();
        pages.put(id, new Open<>(question, now.plus(LIFE)));
        return id;
    }

    /** The question of an open page. */
    public synchronized Optional<T> find(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(pages.get(id))
                .filter(page -> now.isBefore(page.expiresAt()))
                .map(Open::question);
    }

    /** Closes a page; of two decisions at once, one is told that it was open. */
    public synchronized boolean close(String id) {
        return pages.remove(id) != null;
    }
}
