package org.tppkit.core.internal.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.call.TokenSource;
import org.tppkit.core.internal.token.ConsentRecord;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.core.internal.token.StoredConsent;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;

/** Consents at one bank for one application: begun, found, and handed to those who complete and end them. */
public final class ConsentService {
    private static final int LIST_PAGE = 200;

    private final ConsentContext context;
    private final PendingConsents pendings;
    private final Completion completion;
    private final Ending ending;
    private final RenewalNotices notices;

    /** The service for one bank and one application. */
    public ConsentService(ConsentContext context) {
        this.context = context;
        this.pendings =
                new PendingConsents(context.store(), context.environment(), context.application(), context.time());
        this.completion = new Completion(context, pendings);
        this.notices = new RenewalNotices(context);
        this.ending = new Ending(context, this, notices);
    }

    /** A consent that was begun. */
    public record Begun(String id, Instant expiresAt, NextStep nextStep) {}

    /**
     * Begins a consent, or the renewal of one.
     *
     * @param renews the id of the consent that is renewed; null for a new one
     */
    public Begun begin(ConsentRequest request, PsuContext psu, @Nullable String renews) {
        requireOffered(request.scope());
        String state = States.fresh(context.random());
        Instant now = context.time().now();
        ConsentSetup setup = ConsentSetup.builder()
                .scope(request.scope())
                .state(state)
                .redirectUri(context.application().redirectUri())
                .accounts(request.accounts())
                .validUntil(request.validity()
                        .map(LocalDate.ofInstant(now, context.bank().zone())::plus))
                .build();
        ConsentStart start = context.calls()
                .once(
                        Operation.BEGIN_CONSENT,
                        Credentials.none(),
                        psu,
                        call -> context.adapter().consents().begin(setup, call))
                .value();
        PendingRecord record = PendingRecord.builder()
                .scope(request.scope())
                .redirectUri(setup.redirectUri())
                .keep(start.keep())
                .consentReference(start.consentReference())
                .createdAt(now)
                .expiresAt(now.plus(context.settings().pendingLife()))
                .validity(request.validity())
                .renews(Optional.ofNullable(renews))
                .accounts(request.accounts())
                .withoutCallback(!(start.nextStep() instanceof NextStep.RedirectPsu))
                .build();
        String id = PendingRecord.idOf(state);
        pendings.add(id, request.subject(), record);
        return new Begun(id, record.expiresAt(), start.nextStep());
    }

    private void requireOffered(ConsentScope scope) {
        Capability needed = switch (scope) {
            case ACCOUNT_INFORMATION -> Capability.ACCOUNTS;
            case ACCOUNT_INFORMATION_EXTENDED_HISTORY -> Capability.EXTENDED_HISTORY;
            case FUNDS_CONFIRMATION -> Capability.FUNDS_CONFIRMATION;
        };
        boolean offered = context.bank().capabilities().values().stream().anyMatch(all -> all.contains(needed));
        if (!offered) {
            throw new CapabilityException(context.bank().id() + " does not offer " + needed);
        }
    }

    /**
     * Completes what was begun.
     *
     * @param handle writes the handle of a consent, for the second callback of a double click
     */
    public StoredConsent complete(String pendingId, Callback callback, Completion.HandleWriter handle) {
        return completion.complete(pendingId, callback, handle);
    }

    /**
     * Completes what the customer approves elsewhere.
     *
     * @param handle writes the handle of a consent, for whoever asks a second time
     */
    public StoredConsent complete(String pendingId, Completion.HandleWriter handle) {
        return completion.complete(pendingId, handle);
    }

    /** A consent by its id; nothing is kept under what cannot be an id. */
    public Optional<StoredConsent> find(String id) {
        return !HandleText.isId(id) ? Optional.empty() : context.tokens().read(context.key(id));
    }

    /** A customer's consents at this bank. */
    public List<StoredConsent> list(String subject) {
        List<StoredConsent> found = new ArrayList<>();
        eachOf(subject, TokenKey.Kind.CONSENT, stored -> found.add(StoredConsent.of(stored)));
        return found;
    }

    void eachOf(String subject, TokenKey.Kind kind, Consumer<StoredToken> visitor) {
        TokenFilter filter = TokenFilter.builder()
                .kind(kind)
                .environment(context.environment())
                .bank(context.bank().id())
                .clientId(context.application().clientId())
                .subject(subject)
                .build();
        Set<String> seen = new HashSet<>();
        Optional<String> page = Optional.empty();
        do {
            TokenPage read = context.store().list(filter, page.orElse(null), LIST_PAGE);
            read.tokens().forEach(visitor);
            page = read.next();
            if (page.isPresent() && !seen.add(page.get())) {
                throw new TokenStoreException("the token store's list does not end: a page came again", null);
            }
        } while (page.isPresent());
    }

    /** Ends a consent at the bank, then here. */
    public void revoke(String id) {
        ending.revoke(id);
    }

    /** Ends and removes everything that is kept of a customer at this bank. */
    public Ending.Erased erase(String subject) {
        return ending.erase(subject);
    }

    /** When the bank will want strong customer authentication again. */
    public Instant scaRenewalDueBy(ConsentRecord record) {
        return context.scaRenewalDueBy(record.scaAt());
    }

    /** The tokens of a consent, for calls. */
    public TokenSource tokens(String id) {
        return new ConsentTokenSource(context, notices, id);
    }
}
