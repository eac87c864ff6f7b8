package org.tppkit.core.internal.consent;

import java.util.Optional;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentPendingException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.ports.spi.event.Operation;

/** Asks a bank how a consent stands for which nobody else can vouch: the customer's browser proves nothing. */
final class ConsentInquiry {
    private final ConsentContext context;

    ConsentInquiry(ConsentContext context) {
        this.context = context;
    }

    /** Comes back only if the bank says that the consent can be used. */
    void requireValid(PendingRecord pending) {
        if (pending.consentReference().isEmpty()) {
            throw new CallbackException(
                    "the callback carries no code, and the bank keeps no consent that it could be asked about");
        }
        switch (status(pending)) {
            case VALID -> {}
            case PENDING ->
                throw new ConsentPendingException("the customer has not decided yet: complete it again in a while");
            case REFUSED -> throw new ConsentRefusedException("the customer refused the consent at the bank");
            case ENDED ->
                throw new ConsentRequiredException(
                        ConsentRequiredException.Reason.EXPIRED, "the bank has ended the consent: begin anew");
        }
    }

    private ConsentStatus status(PendingRecord pending) {
        return context.calls()
                .once(
                        Operation.CONSENT_STATUS,
                        Credentials.of(Optional.empty(), pending.consentReference()),
                        PsuContext.absent(),
                        call -> context.adapter().consents().status(call))
                .value();
    }
}
