package org.tppkit.core.internal.consent;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.call.CallRunner;
import org.tppkit.core.internal.time.Time;
import org.tppkit.core.internal.token.ConsentTokens;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * What the work on one bank's consents needs.
 *
 * @param bank the bank
 * @param environment the environment
 * @param endpoints the bank's addresses there
 * @param application the third party's application at the bank
 * @param adapter speaks with the bank
 * @param calls runs operations
 * @param tokens keeps tokens alive
 * @param store keeps records
 * @param listener is told
 * @param settings times and counts
 * @param time the time
 * @param random draws states and ids
 * @param executor for what must come to its end whatever becomes of the caller
 */
public record ConsentContext(
        BankDescriptor bank,
        Environment environment,
        BankEndpoints endpoints,
        Application application,
        BankAdapter adapter,
        CallRunner calls,
        ConsentTokens tokens,
        TokenStore store,
        CallListener listener,
        Settings settings,
        Time time,
        RandomGenerator random,
        Executor executor) {

    TokenKey key(String consentId) {
        try {
            return new TokenKey(TokenKey.Kind.CONSENT, environment, bank.id(), application.clientId(), consentId);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("id", "this is no consent's id");
        }
    }

    /** When the bank will want strong customer authentication again, after one at that moment. */
    public Instant scaRenewalDueBy(Instant scaAt) {
        return scaAt.atZone(bank.zone()).plus(bank.scaValidity()).toInstant();
    }

    ConsentEvent.Consent named(String consentId) {
        return new ConsentEvent.Consent(environment, bank.id(), consentId);
    }
}
