package org.tppkit.core;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tppkit.core.internal.consent.ConsentService;
import org.tppkit.core.internal.consent.Ending;
import org.tppkit.core.internal.token.ConsentRecord;
import org.tppkit.core.internal.token.StoredConsent;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentPendingException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;

/**
 * Customers' consents at one bank: asked for, completed once, renewed, ended. Everything that must outlive the process
 * is in the token store, so that any node that shares it can go on where another one began. Used by any number of
 * threads.
 */
public final class Consents {
    private final Bank.Parts parts;
    private final ConsentService service;

    Consents(Bank.Parts parts) {
        this.parts = parts;
        this.service = parts.consents();
    }

    /**
     * Begins a consent: keep the result in the customer's session, and send the customer to {@link
     * PendingConsent#redirect()}.
     *
     * @param request what is asked for
     * @param psu the customer, who is there
     * @return what waits for the customer
     * @throws CapabilityException if the bank does not offer what is asked for
     */
    public PendingConsent begin(ConsentRequest request, PsuContext psu) {
        return pending(service.begin(request, psu, null));
    }

    /**
     * Begins to renew a consent, lost or not. When it is completed the consent goes on under the same handle, for the
     * same customer and scope, and for as long again if it was asked for with a validity.
     *
     * @param consent which one goes on; given at this bank, to this application
     * @param psu whether the customer is there
     * @return what waits for the customer
     * @throws ConsentRequiredException if no such consent is kept here: then begin a new one
     * @throws InvalidRequestException if the consent was made for another bank, environment or application
     */
    public PendingConsent beginRenewal(Consent consent, PsuContext psu) {
        requireOwn(consent);
        StoredConsent stored = service.find(consent.id())
                .orElseThrow(() -> new ConsentRequiredException(
                        ConsentRequiredException.Reason.NEVER_GIVEN, "no such consent is kept here: begin a new one"));
        ConsentRequest request = ConsentRequest.builder()
                .subject(stored.subject().orElse(consent.subject()))
                .scope(stored.record().scope())
                .validity(validity(stored.record()))
                .accounts(stored.record().accounts())
                .build();
        return pending(service.begin(request, psu, consent.id()));
    }

    /** As it was asked for. Of older records in days: as many months and days may be longer, at another time of the year. */
    private Optional<Period> validity(ConsentRecord record) {
        ZoneId zone = parts.descriptor().zone();
        LocalDate given = LocalDate.ofInstant(record.givenAt(), zone);
        return record.validity()
                .or(() -> record.validUntil()
                        .map(end -> ChronoUnit.DAYS.between(given, LocalDate.ofInstant(end, zone)))
                        .map(days -> Period.ofDays(Math.toIntExact(days))));
    }

    /**
     * Completes a consent with what the customer's browser brought back.
     *
     * @param pending what was kept in this customer's session when the consent was begun
     * @param callback the address that the browser asked for
     * @return the consent, ready for reads; keep its {@link Consent#encode()} with the customer
     * @throws ConsentRefusedException if the customer said no
     * @throws ConsentPendingException if the bank says that the customer has not decided yet: nothing was used up, so
     *     complete
     *     it again in a while with the same callback
     * @throws CallbackException if the callback does not belong to the pending consent, or was used before; then {@link
     *     CallbackException#existing()} names the consent that came of it. Nothing was sent
     */
    public Consent complete(PendingConsent pending, Callback callback) {
        parts.requireOwn("pending", pending.bank(), pending.environment(), pending.clientId());
        return consent(service.complete(
                pending.id(), callback, stored -> consent(stored).encode()));
    }

    /**
     * Completes a consent that the customer approves elsewhere, for instance in the bank's app: asks the bank how it
     * stands.
     * Call it every now and then, as {@link NextStep.AwaitPsu#pollAfter()} says, until it no longer says that the
     * customer has not decided.
     *
     * @param pending what {@link #begin} gave, with any other next step than a redirect
     * @return the consent, ready for reads; keep its {@link Consent#encode()} with the customer
     * @throws ConsentPendingException if the customer has not decided yet
     * @throws ConsentRefusedException if the customer said no
     * @throws ConsentRequiredException if the bank has ended it before it was completed: begin anew
     * @throws CallbackException if it was completed before; then {@link CallbackException#existing()} names the
     *     consent; or
     *     if its time is over
     * @throws InvalidRequestException if the bank sends the customer back: then only the callback counts
     */
    public Consent complete(PendingConsent pending) {
        parts.requireOwn("pending", pending.bank(), pending.environment(), pending.clientId());
        return consent(service.complete(pending.id(), stored -> consent(stored).encode()));
    }

    /**
     * {@return a consent by its id, as it stands now; empty if this store keeps none of that id for this bank}
     *
     * @param id as {@link Consent#id()} gives it
     */
    public Optional<Consent> find(String id) {
        return service.find(id).map(this::consent);
    }

    /**
     * {@return a customer's consents at this bank, as they stand now}
     *
     * @param subject your own name for the customer, as in {@link ConsentRequest#subject()}
     */
    public List<Consent> list(String subject) {
        return service.list(subject).stream().map(this::consent).toList();
    }

    /**
     * Ends a consent at the bank and removes it here; one that is not kept here any more counts as ended. If the bank
     * cannot be reached the consent is kept, so that it can be tried again.
     *
     * @param consent which one; the bank is not asked about one that is lost already
     * @throws CapabilityException if the bank offers no way to end a consent that is not lost yet
     * @throws InvalidRequestException if the consent was made for another bank, environment or application
     */
    public void revoke(Consent consent) {
        requireOwn(consent);
        service.revoke(consent.id());
    }

    /**
     * Ends and removes all consents of a customer at this bank, and whatever waits for the customer. Where the bank offers
     * no way to end a consent ({@link org.tppkit.ports.model.Capability#REVOCATION}), they are removed here only: then it is
     * the customer who ends them at the bank.
     *
     * @param subject your own name for the customer, as in {@link ConsentRequest#subject()}
     * @return what was removed, and what could not be
     */
    public ErasureReport eraseSubject(String subject) {
        Ending.Erased erased = service.erase(subject);
        return new ErasureReport(
                erased.removed(),
                erased.failures().stream()
                        .map(failure -> new ErasureReport.Failure(consent(failure.consent()), failure.reason()))
                        .toList());
    }

    private void requireOwn(Consent consent) {
        parts.requireOwn("consent", consent.bank(), consent.environment(), consent.clientId());
    }

    private PendingConsent pending(ConsentService.Begun begun) {
        return new PendingConsent(
                begun.id(),
                parts.descriptor().id(),
                parts.environment(),
                parts.application().clientId(),
                begun.expiresAt(),
                begun.nextStep());
    }

    private Consent consent(StoredConsent stored) {
        ConsentRecord record = stored.record();
        return new Consent(new Consent.Facts(
                stored.key().id(),
                parts.descriptor().id(),
                parts.environment(),
                parts.application().clientId(),
                record.scope(),
                stored.subject().orElse(""),
                record.givenAt(),
                service.scaRenewalDueBy(record),
                record.validUntil().orElse(null),
                record.lostBecause().orElse(null)));
    }

    @Override
    public String toString() {
        return "Consents[" + parts.descriptor().id() + " in " + parts.environment() + "]";
    }
}
