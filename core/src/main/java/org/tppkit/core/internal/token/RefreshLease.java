package org.tppkit.core.internal.token;

import java.util.Optional;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.TokenStoreException;

/**
 * The right to refresh a consent's tokens, written into its record by compare-and-set: so every atomic store leases.
 *
 * <p>Its end is a moment of the wall clock, for it is read on other machines: their clocks may differ by less than the
 * lease's reserve over a call's time.
 */
final class RefreshLease {
    private final ConsentStore consents;
    private final Time time;
    private final Settings settings;
    private final String holder;

    RefreshLease(ConsentStore consents, Time time, Settings settings, String holder) {
        this.consents = consents;
        this.time = time;
        this.settings = settings;
        this.holder = holder;
    }

    /** The consent with our lease in it; empty if somebody changed the record before. */
    Optional<StoredConsent> claim(StoredConsent stored) {
        Lease lease = new Lease(holder, time.now().plus(settings.refreshLease()));
        return consents.replace(stored, stored.record().leasedTo(lease));
    }

    /**
     * Gives the lease back. If that fails it ends by itself, and this client may take it again at any time.
     *
     * @return the consent as it is stored now; empty if that is not known
     */
    Optional<StoredConsent> release(StoredConsent claimed) {
        try {
            return consents.replace(claimed, claimed.record().released());
        } catch (TokenStoreException e) {
            return Optional.empty();
        }
    }

    /** A watch over the lease of others, for one flight. */
    LeaseWatch watch() {
        return new LeaseWatch(time, settings, holder);
    }
}
