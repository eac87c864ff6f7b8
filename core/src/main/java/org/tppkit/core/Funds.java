package org.tppkit.core;

import org.tppkit.core.internal.call.TokenSource;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.event.Operation;

/**
 * Asks a bank whether an account holds an amount (CBPII). The answer must not be stored, nor used for anything but the
 * payment that was asked about (PSD2 article 65(3)); TPPKit keeps it nowhere and tells no listener. Used by any number of
 * threads.
 */
public final class Funds {
    private final Bank.Parts parts;
    private final PsuContext psu;
    private final TokenSource tokens;

    Funds(Bank.Parts parts, Consent consent, PsuContext psu) {
        if (consent.scope() != ConsentScope.FUNDS_CONFIRMATION) {
            throw new InvalidRequestException(
                    "consent", "it was given for " + consent.scope() + ": ask for ConsentRequest.fundsConfirmation(…)");
        }
        this.parts = parts;
        this.psu = psu;
        this.tokens = parts.consents().tokens(consent.id());
    }

    /**
     * Asks once; not repeated after an outage.
     *
     * @param check what is asked
     * @return yes or no, and what it took to learn it
     * @throws CapabilityException if the bank does not offer it; nothing was sent
     */
    public Answer<FundsAnswer> check(FundsCheck check) {
        if (!parts.descriptor().supports(parts.version(), Capability.FUNDS_CONFIRMATION)) {
            throw new CapabilityException(parts.descriptor().id() + " does not offer " + Capability.FUNDS_CONFIRMATION
                    + " in version " + parts.version());
        }
        return parts.calls()
                .ask(
                        Operation.FUNDS_CONFIRMATION,
                        tokens,
                        psu,
                        call -> parts.adapter().funds().check(check, call));
    }

    @Override
    public String toString() {
        return "Funds[" + parts.descriptor().id() + "]";
    }
}
