package org.tppkit.app.consent;

import java.util.Optional;
import java.util.stream.Stream;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;

/** Consents that wait for the customer, in the user's folder. */
final class Pendings {
    private final Workbench bench;
    private final PendingFolder folder;

    Pendings(Workbench bench) {
        this.bench = bench;
        this.folder = PendingFolder.of(bench.home());
    }

    /** Keeps one, and drops those whose time is over. */
    void keep(PendingConsent pending) {
        all().filter(kept -> kept.expiresAt().isBefore(bench.clock().instant())).forEach(this::forget);
        folder.keep(pending.id(), pending.encode());
    }

    /** The one that a callback belongs to. */
    Optional<PendingConsent> of(Callback callback) {
        return all().filter(pending -> pending.matches(callback)).findFirst();
    }

    /** Takes a callback up. What is decided is kept no longer; after a failure on the way it can be tried again. */
    Consent complete(Bank bank, PendingConsent pending, Callback callback) {
        try {
            Consent consent = bank.consents().complete(pending, callback);
            forget(pending);
            return consent;
        } catch (ConsentRefusedException e) {
            forget(pending);
            throw e;
        } catch (CallbackException e) {
            if (pending.matches(callback)) {
                forget(pending);
            }
            throw e;
        }
    }

    void forget(PendingConsent pending) {
        folder.forget(pending.id());
    }

    private Stream<PendingConsent> all() {
        return folder.handles().stream().flatMap(handle -> decoded(handle).stream());
    }

    /** What a newer version wrote is left to it. */
    private static Optional<PendingConsent> decoded(String handle) {
        try {
            return Optional.of(PendingConsent.decode(handle));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }
}
