package org.tppkit.testkit.simulator.internal.page;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.simulator.internal.memory.Remembered;

/**
 * Questions that wait for a customer, and for a while those that were answered. An unguessable id names a question, and a
 * second secret stands in its forms; both belong to the browser in which it was opened.
 *
 * @param <T> the question
 */
final class OpenPages<T> {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 20_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * One question before a customer.
     *
     * @param id names it in addresses and forms
     * @param question what is asked
     * @param browser the secret of the browser
     * @param formToken the secret of the forms
     * @param expiresAt when it is too late
     */
    record Open<T>(String id, T question, String browser, String formToken, Instant expiresAt) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Open[***]";
        }
    }

    /** What a customer decided, and where the browser was sent. */
    record Decided(Decision decision, URI callback) {

        /** Shows no address: a code may stand in it. */
        @Override
        public String toString() {
            return "Decided[" + decision + "]";
        }
    }

    private static final class Entry<T> {
        private final Open<T> open;
        private @Nullable Decided decided;

        Entry(Open<T> open) {
            this.open = open;
        }
    }

    private final Clock clock;
    private final Remembered<Entry<T>> pages;

    OpenPages(Clock clock) {
        this.clock = clock;
        this.pages = new Remembered<>(MOST, this::isExpired, entry -> entry.decided != null);
    }

    private boolean isExpired(Entry<T> entry) {
        return !clock.instant().isBefore(entry.open.expiresAt());
    }

    /** 192 random bits, URL-safe. */
    static String secret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    synchronized Open<T> open(T question, String browser) {
        Open<T> open = new Open<>(
                secret(), question, browser, secret(), clock.instant().plus(LIFE));
        pages.put(open.id(), new Entry<>(open));
        return open;
    }

    /** A question that has not expired. */
    synchronized Optional<Open<T>> find(String id) {
        return Optional.ofNullable(pages.get(id))
                .filter(entry -> !isExpired(entry))
                .map(entry -> entry.open);
    }

    /** What was decided about a question, if it was. */
    synchronized Optional<Decided> decided(Open<T> open) {
        return Optional.ofNullable(pages.get(open.id())).map(entry -> entry.decided);
    }

    /**
     * Decides once: of several answers at the same time the first is carried out and the others are told about it.
     *
     * @param act carries the decision out; what it throws leaves the question open
     */
    synchronized Decided decide(Open<T> open, Decision decision, Supplier<URI> act) {
        Entry<T> entry = pages.get(open.id());
        if (entry == null) {
            throw new IllegalStateException("this page was closed: begin again");
        }
        Decided before = entry.decided;
        if (before != null) {
            return before;
        }
        Decided decided = new Decided(decision, act.get());
        entry.decided = decided;
        return decided;
    }
}
