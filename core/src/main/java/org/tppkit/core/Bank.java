package org.tppkit.core;

import java.util.Optional;
import org.tppkit.core.internal.call.CallRunner;
import org.tppkit.core.internal.call.UnattendedQuota;
import org.tppkit.core.internal.consent.ConsentService;
import org.tppkit.core.internal.payment.ClientTokenSource;
import org.tppkit.core.internal.payment.FreshIds;
import org.tppkit.core.internal.payment.PaymentService;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.bank.BankAdapter;

/** One bank, for the application that is registered there. Used by any number of threads. */
public final class Bank {
    private final Parts parts;
    private final Consents consents;

    Bank(Parts parts) {
        this.parts = parts;
        this.consents = new Consents(parts);
    }

    /** What a bank is put together from. */
    record Parts(
            BankDescriptor descriptor,
            ApiVersion version,
            Environment environment,
            Application application,
            BankAdapter adapter,
            CallRunner calls,
            ConsentService consents,
            PaymentService payments,
            ClientTokenSource clientToken,
            FreshIds ids,
            Optional<UnattendedQuota> quota,
            Settings settings,
            Time time) {

        /** Refuses a handle that was made for another bank, environment or application. */
        void requireOwn(String field, BankId bank, Environment environment, String clientId) {
            if (!bank.equals(descriptor.id())) {
                throw new InvalidRequestException(field, "it belongs to " + bank + ", not to " + descriptor.id());
            }
            if (environment != this.environment) {
                throw new InvalidRequestException(
                        field, "it was made in " + environment + ", this client works in " + this.environment);
            }
            if (!clientId.equals(application.clientId())) {
                throw new InvalidRequestException(field, "it was made by another application of " + bank);
            }
        }
    }

    /** {@return the bank's id} */
    public BankId id() {
        return parts.descriptor().id();
    }

    /** {@return names, addresses and capabilities} */
    public BankDescriptor descriptor() {
        return parts.descriptor();
    }

    /** {@return the version of the bank's interface that is spoken} */
    public ApiVersion version() {
        return parts.version();
    }

    /** {@return what begins, completes, finds, renews and ends customers' consents at this bank} */
    public Consents consents() {
        return consents;
    }

    /**
     * {@return the accounts behind a consent}
     *
     * @param consent given at this bank, in this client's environment, to this application
     * @param psu whether the customer is there: the number of calls without the customer is limited by law (RTS article
     *     36(5)(b)), and some banks want to know the customer's address otherwise
     * @throws InvalidRequestException if the consent was made for another bank, environment or application
     */
    public Accounts accounts(Consent consent, PsuContext psu) {
        parts.requireOwn("consent", consent.bank(), consent.environment(), consent.clientId());
        return new Accounts(parts, consent, psu);
    }

    /**
     * {@return payments at the bank}
     *
     * @param psu whether the customer is there
     */
    public Payments payments(PsuContext psu) {
        return new Payments(parts, psu);
    }

    /**
     * {@return what asks whether an account holds an amount}
     *
     * @param consent given at this bank, to this application, for the confirmation of funds
     * @param psu whether the customer is there
     * @throws InvalidRequestException if the consent was made for another bank, environment or application, or for
     *     another purpose
     */
    public Funds funds(Consent consent, PsuContext psu) {
        parts.requireOwn("consent", consent.bank(), consent.environment(), consent.clientId());
        return new Funds(parts, consent, psu);
    }

    @Override
    public String toString() {
        return "Bank[" + id() + " " + version() + " in " + parts.environment() + "]";
    }
}
