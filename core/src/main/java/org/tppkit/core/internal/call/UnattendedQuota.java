package org.tppkit.core.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.core.internal.time.Time;
import org.tppkit.core.internal.token.AccessCounter;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * Keeps calls without the customer within what the law allows, or the bank agreed to: so many in 24 hours that roll, for
 * each consent and resource (RTS article 36(5)(b)). Counted in the token store before a request leaves, so that any number
 * of machines keep to it together. A request that certainly did not reach the bank is taken off again.
 */
public final class UnattendedQuota {
    private static final Duration DAY = Duration.ofHours(24);
    private static final System.Logger LOG = System.getLogger(UnattendedQuota.class.getName());

    private final Environment environment;
    private final BankId bank;
    private final String clientId;
    private final int most;
    private final boolean pagesCount;
    private final AccessCounter counter;
    private final Time time;

    /**
     * @param most how many calls
     * @param pagesCount whether each further page of a list counts
     */
    public UnattendedQuota(
            Environment environment,
            BankId bank,
            String clientId,
            int most,
            boolean pagesCount,
            TokenStore store,
            Time time) {
        this.environment = environment;
        this.bank = bank;
        this.clientId = clientId;
        this.most = most;
        this.pagesCount = pagesCount;
        this.counter = new AccessCounter(store, DAY);
        this.time = time;
    }

    /** One thing at the bank, as it is counted. */
    public interface Access {
        /** Nothing is counted. */
        Access UNCOUNTED = () -> Ticket.NONE;

        /**
         * Counts one attempt.
         *
         * @throws QuotaException if there is no room for it; nothing was sent
         */
        Ticket count();
    }

    /** An attempt that was counted. */
    interface Ticket {
        Ticket NONE = () -> {};

        /** The attempt has certainly not reached the bank. */
        void takeBack();
    }

    /**
     * A resource of a consent.
     *
     * @param consentId the consent
     * @param resource what is read, an account's id included
     * @param furtherPage whether it is a further page of what was counted before
     */
    public Access of(String consentId, List<String> resource, boolean furtherPage) {
        if (furtherPage && !pagesCount) {
            return Access.UNCOUNTED;
        }
        List<String> what = new ArrayList<>(List.of(consentId));
        what.addAll(resource);
        TokenKey key = AccessCounter.key(environment, bank, clientId, what);
        return () -> count(key);
    }

    private Ticket count(TokenKey key) {
        Instant now = time.now();
        Optional<Instant> nextAt = counter.count(key, most, now);
        if (nextAt.isPresent()) {
            throw new QuotaException(
                    "calls without the customer are limited to " + most + " in 24 hours for each consent and resource;"
                            + " the next one can be made at " + nextAt.get(),
                    nextAt.get());
        }
        return () -> takeBack(key, now);
    }

    private void takeBack(TokenKey key, Instant countedAt) {
        try {
            counter.takeBack(key, countedAt);
        } catch (TokenStoreException e) {
            // One call too many is counted: the caller's own failure matters more.
            LOG.log(System.Logger.Level.DEBUG, "a call that was not sent stays counted: {0}", e.getMessage());
        }
    }
}
