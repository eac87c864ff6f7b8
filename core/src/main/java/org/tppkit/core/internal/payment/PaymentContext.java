package org.tppkit.core.internal.payment;

import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.call.CallRunner;
import org.tppkit.core.internal.call.NoToken;
import org.tppkit.core.internal.call.TokenSource;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * What the work on one bank's payments needs.
 *
 * @param bank the bank
 * @param version the version in which new payments are initiated
 * @param environment the environment
 * @param endpoints the bank's addresses there
 * @param application the third party's application at the bank
 * @param initiatingParty the third party itself; null if the client was not told
 * @param adapters speaks with the bank, version by version
 * @param calls runs operations
 * @param clientToken the application's own token, where the bank gives any
 * @param store keeps records
 * @param settings times and counts
 * @param time the time
 * @param random draws states and ids
 * @param executor for what must come to its end whatever becomes of the caller
 */
public record PaymentContext(
        BankDescriptor bank,
        ApiVersion version,
        Environment environment,
        BankEndpoints endpoints,
        Application application,
        @Nullable Party initiatingParty,
        Function<ApiVersion, BankAdapter> adapters,
        CallRunner calls,
        TokenSource clientToken,
        TokenStore store,
        Settings settings,
        Time time,
        RandomGenerator random,
        Executor executor) {

    /** The adapter of the version in which new payments are initiated. */
    BankAdapter adapter() {
        return adapters.apply(version);
    }

    /** The adapter of the version in which a payment was initiated. */
    BankAdapter adapterOf(PaymentId payment) {
        if (!bank.capabilities().containsKey(payment.version())) {
            throw new CapabilityException(bank.id() + " does not speak version " + payment.version()
                    + ", in which the payment was initiated");
        }
        return adapters.apply(payment.version());
    }

    /** What calls in the application's own name carry. */
    TokenSource ownToken(ApiVersion version) {
        return bank.supports(version, Capability.APPLICATION_TOKENS) ? clientToken : NoToken.INSTANCE;
    }

    PaymentId idOf(String resourceId) {
        try {
            return new PaymentId(bank.id(), environment, version, application.clientId(), resourceId);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswerException("", "the bank's id of the payment is none that could be looked up");
        }
    }

    TokenKey pendingKey(String id) {
        return new TokenKey(TokenKey.Kind.PENDING, environment, bank.id(), application.clientId(), id);
    }
}
