package org.tppkit.core.internal.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.token.StoredConsent;
import org.tppkit.core.internal.token.UsableToken;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * Ends consents: at the bank first, then here, and here only the very revision that the bank has ended. A consent whose
 * token was replaced meanwhile is ended once more with the new one.
 */
public final class Ending {
    /** More often than this, no other process changes a consent while it is being ended. */
    private static final int ATTEMPTS = 5;

    private final ConsentContext context;
    private final ConsentService consents;
    private final RenewalNotices notices;

    Ending(ConsentContext context, ConsentService consents, RenewalNotices notices) {
        this.context = context;
        this.consents = consents;
        this.notices = notices;
    }

    /**
     * What became of a customer's records.
     *
     * @param removed how many consents were ended and removed
     * @param failures those that could not be ended at the bank, and stay so that it can be tried again
     */
    public record Erased(int removed, List<Failure> failures) {

        /** A consent that stays, and why. */
        public record Failure(StoredConsent consent, TppException reason) {}
    }

    void revoke(String id) {
        if (!offered()
                && consents.find(id)
                        .filter(stored -> stored.record().isActive())
                        .isPresent()) {
            throw new CapabilityException(
                    context.bank().id() + " offers no way to end a consent: the customer ends it at the bank");
        }
        end(id);
    }

    /** Ends it at the bank where that can be done, and removes it here. */
    private void end(String id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredConsent> stored = consents.find(id);
            if (stored.isEmpty()) {
                return;
            }
            Optional<Long> ended = endAtBank(id, stored.get());
            if (context.tokens()
                    .remove(context.key(id), ended.orElse(stored.get().revision()))) {
                context.listener().consentChanged(new ConsentEvent.Revoked(context.named(id)));
                return;
            }
        }
        throw new TokenStoreException("the consent was changed again and again while it was being ended", null);
    }

    private boolean offered() {
        return context.bank().capabilities().values().stream().anyMatch(all -> all.contains(Capability.REVOCATION));
    }

    /** The revision that the bank has ended, or knows no more; empty for the one that was read: so where it cannot end any. */
    private Optional<Long> endAtBank(String id, StoredConsent stored) {
        if (!stored.record().isActive() || !offered()) {
            return Optional.empty();
        }
        try {
            UsableToken token = usableToken(id);
            context.calls()
                    .once(Operation.REVOKE, credentials(token), PsuContext.absent(), call -> askToEnd(token, call));
            return Optional.of(token.revision());
        } catch (ConsentRequiredException e) {
            return consents.find(id).filter(now -> isOf(now, stored)).map(StoredConsent::revision);
        }
    }

    /** Not so if the customer has renewed it meanwhile: the bank was not asked to end that one. */
    private static boolean isOf(StoredConsent now, StoredConsent before) {
        return now.record().givenAt().equals(before.record().givenAt());
    }

    private UsableToken usableToken(String id) {
        Deadline deadline = Deadline.in(context.settings().callTimeout(), context.time());
        ConsentTokenSource tokens = new ConsentTokenSource(context, notices, id);
        return tokens.usable(deadline);
    }

    private static Credentials credentials(UsableToken token) {
        return Credentials.of(token.accessToken(), token.consentReference());
    }

    /** A bank with a consent resource ends that; any other one the token. */
    private Boolean askToEnd(UsableToken token, BankCall call) {
        if (token.consentReference().isPresent()) {
            context.adapter().consents().delete(call);
        } else {
            token.accessToken()
                    .ifPresent(access -> context.adapter().authorization().revoke(access, call));
        }
        return Boolean.TRUE;
    }

    Erased erase(String subject) {
        List<StoredToken> found = new ArrayList<>();
        consents.eachOf(subject, TokenKey.Kind.PENDING, found::add);
        found.forEach(pending -> context.store().remove(pending.key(), pending.revision()));
        int removed = 0;
        List<Erased.Failure> failures = new ArrayList<>();
        for (StoredConsent consent : consents.list(subject)) {
            try {
                end(consent.key().id());
                removed++;
            } catch (TppException e) {
                failures.add(new Erased.Failure(consent, e));
            }
        }
        return new Erased(removed, failures);
    }
}
