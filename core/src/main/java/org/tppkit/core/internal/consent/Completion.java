package org.tppkit.core.internal.consent;

import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.Optional;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.call.Engine;
import org.tppkit.core.internal.token.ConsentRecord;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.core.internal.token.StoredConsent;
import org.tppkit.core.internal.token.Tokens;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;

/**
 * From a callback to a stored consent. The pending consent is claimed before its code is sent, so that the code is sent
 * once; and the rest runs on the engine's own thread, so that a caller who gives up does not lose the consent: the second
 * callback of the same customer is told of it.
 *
 * <p>A callback without a code proves nothing: then the bank is asked how its consent stands, before anything is claimed, so
 * that a customer who has not decided yet uses nothing up.
 */
public final class Completion {
    private static final System.Logger LOG = System.getLogger(Completion.class.getName());
    private static final int ID_BYTES = 18;

    private final ConsentContext context;
    private final PendingConsents pendings;
    private final ConsentInquiry inquiry;

    Completion(ConsentContext context, PendingConsents pendings) {
        this.context = context;
        this.pendings = pendings;
        this.inquiry = new ConsentInquiry(context);
    }

    /** Writes the handle of a consent. */
    @FunctionalInterface
    public interface HandleWriter {
        /** The handle as text. */
        String write(StoredConsent consent);
    }

    StoredConsent complete(String pendingId, Callback callback, HandleWriter handle) {
        CallbackCheck.require(callback, pendingId, context.application().redirectUri(), context.endpoints());
        PendingConsents.Claim waiting = pendings.waiting(pendingId);
        CallbackMeaning meaning = context.adapter().consents().interpret(callback);
        if (meaning instanceof CallbackMeaning.Unintelligible) {
            throw new CallbackException("the callback carries neither a code nor an error");
        }
        if (meaning instanceof CallbackMeaning.Approved) {
            return approved(waiting, handle);
        }
        PendingConsents.Claim claim = pendings.claim(waiting);
        if (meaning instanceof CallbackMeaning.Authorized authorized) {
            return Engine.run(
                    context.executor(),
                    context.settings().callTimeout(),
                    "the code was changed into tokens",
                    () -> authorized(claim, authorized.code(), handle),
                    () -> pendings.release(claim));
        }
        noteOver(claim);
        throw refusal(meaning);
    }

    /** Only for a customer who was sent nowhere: where a callback is due, a stranger may have approved. */
    StoredConsent complete(String pendingId, HandleWriter handle) {
        PendingConsents.Claim waiting = pendings.waiting(pendingId);
        if (!waiting.record().withoutCallback()) {
            throw new InvalidRequestException(
                    "pending", "the bank sends the customer back: complete it with the callback");
        }
        return approved(waiting, handle);
    }

    private StoredConsent approved(PendingConsents.Claim waiting, HandleWriter handle) {
        try {
            inquiry.requireValid(waiting.record());
        } catch (ConsentRefusedException | ConsentRequiredException over) {
            noteOver(waiting);
            throw over;
        }
        PendingConsents.Claim claim = pendings.claim(waiting);
        return Engine.run(
                context.executor(),
                context.settings().callTimeout(),
                "the consent was kept",
                () -> keepOrRelease(claim, handle),
                () -> pendings.release(claim));
    }

    /** Nothing was used up at the bank: what could not be kept now can be completed again. */
    private StoredConsent keepOrRelease(PendingConsents.Claim claim, HandleWriter handle) {
        try {
            return keep(claim, Optional.empty(), handle);
        } catch (TokenStoreException e) {
            release(claim, e);
            throw e;
        }
    }

    private static TppException refusal(CallbackMeaning meaning) {
        return meaning instanceof CallbackMeaning.Refused
                ? new ConsentRefusedException("the customer refused the consent at the bank")
                : new CallbackException("the bank sent the customer back with an error of its own: begin anew");
    }

    private StoredConsent authorized(PendingConsents.Claim claim, AuthorizationCode code, HandleWriter handle) {
        CodeExchange exchange = CodeExchange.builder()
                .code(code)
                .redirectUri(claim.record().redirectUri())
                .keep(claim.record().keep())
                .build();
        return keep(claim, Optional.of(exchanged(claim, exchange)), handle);
    }

    private TokenGrant exchanged(PendingConsents.Claim claim, CodeExchange exchange) {
        try {
            return context.calls()
                    .onceToTheEnd(
                            Operation.EXCHANGE_CODE,
                            Credentials.of(Optional.empty(), claim.record().consentReference()),
                            PsuContext.absent(),
                            call -> context.adapter().authorization().exchange(exchange, call))
                    .value();
        } catch (TppException e) {
            if (CodeFate.mayHaveArrived(e)) {
                noteOver(claim); // a code counts once, whatever the bank made of it
            } else {
                release(claim, e);
            }
            throw e;
        }
    }

    /** What the customer or the bank said is what the caller has to hear, whether or not it can be written down. */
    private void noteOver(PendingConsents.Claim claim) {
        try {
            pendings.done(claim, "");
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.WARNING, "that a callback came to nothing could not be noted", e);
        }
    }

    private void release(PendingConsents.Claim claim, TppException reason) {
        try {
            pendings.release(claim);
        } catch (TokenStoreException e) {
            reason.addSuppressed(e);
        }
    }

    private StoredConsent keep(PendingConsents.Claim claim, Optional<TokenGrant> grant, HandleWriter handle) {
        Instant now = context.time().now();
        PendingRecord pending = claim.record();
        ConsentRecord record = ConsentRecord.builder()
                .scope(pending.scope())
                .givenAt(now)
                .scaAt(now)
                .validUntil(pending.validity().map(validity -> end(now, validity)))
                .validity(pending.validity())
                .consentReference(pending.consentReference())
                .accounts(pending.accounts())
                .tokens(grant.map(given -> Tokens.of(given, now)))
                .build();
        String id = pending.renews().orElseGet(this::freshId);
        StoredConsent consent = new PatientStore(context).keep(context.key(id), claim.subject(), record);
        noteResult(claim, handle.write(consent));
        context.listener()
                .consentChanged(new ConsentEvent.Given(
                        context.named(id), pending.renews().isPresent()));
        return consent;
    }

    /** The consent is safe by now: a second callback that is not told of it is no reason to fail the first. */
    private void noteResult(PendingConsents.Claim claim, String result) {
        try {
            pendings.done(claim, result);
        } catch (TokenStoreException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the token store failed after a consent was kept: a second callback will not be told of it");
        }
    }

    private Instant end(Instant now, Period validity) {
        return now.atZone(context.bank().zone()).plus(validity).toInstant();
    }

    private String freshId() {
        byte[] bytes = new byte[ID_BYTES];
        context.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
