package org.tppkit.core.internal.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tppkit.core.internal.token.UsableToken;
import org.tppkit.ports.spi.event.ConsentEvent;

/**
 * Tells some time ahead that a bank will want strong customer authentication again: with each refresh, and where nothing is
 * refreshed (a consent without tokens, or with a token that never ends), with its use, once a day in each process. Safe for
 * many threads.
 */
final class RenewalNotices {
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);
    private static final int MOST = 10_000;

    private final ConsentContext context;
    private final ConcurrentMap<String, Long> nextLook = new ConcurrentHashMap<>();

    RenewalNotices(ConsentContext context) {
        this.context = context;
    }

    /** The consent's tokens are about to be refreshed. */
    void refreshing(String id) {
        looked(id);
        context.tokens()
                .read(context.key(id))
                .ifPresent(stored ->
                        tellIfDue(id, context.scaRenewalDueBy(stored.record().scaAt())));
    }

    /** The consent is about to be used. */
    void used(String id, UsableToken token) {
        Long next = nextLook.get(id);
        if (next == null || next - context.time().nanos() <= 0) {
            looked(id);
            tellIfDue(id, context.scaRenewalDueBy(token.scaAt()));
        }
    }

    private void looked(String id) {
        if (nextLook.size() >= MOST) {
            nextLook.clear();
        }
        nextLook.put(id, context.time().nanos() + BETWEEN_LOOKS.toNanos());
    }

    private void tellIfDue(String id, Instant dueBy) {
        if (context.time().now().isAfter(dueBy.minus(context.settings().renewalNotice()))) {
            context.listener().consentChanged(new ConsentEvent.RenewalDue(context.named(id), dueBy));
        }
    }
}
