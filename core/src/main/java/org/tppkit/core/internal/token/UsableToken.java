package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Optional;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;

/**
 * What a call to a bank needs of a consent.
 *
 * @param accessToken the token; empty for banks that have none
 * @param consentReference the bank's own id of the consent, where it keeps a resource for it
 * @param revision the revision of the record that it was last seen in
 * @param scope what the customer allowed
 * @param scaAt when the customer last authenticated strongly
 * @param validUntil when the consent ends by itself
 * @param freshlyObtained whether a refresh gave the token just now: if the bank refuses it nevertheless, then another
 *     refresh will not help
 */
public record UsableToken(
        Optional<AccessToken> accessToken,
        Optional<String> consentReference,
        long revision,
        ConsentScope scope,
        Instant scaAt,
        Optional<Instant> validUntil,
        boolean freshlyObtained) {

    static UsableToken of(StoredConsent stored, boolean freshlyObtained) {
        ConsentRecord record = stored.record();
        return new UsableToken(
                record.tokens().map(Tokens::accessToken),
                record.consentReference(),
                stored.revision(),
                record.scope(),
                record.scaAt(),
                record.validUntil(),
                freshlyObtained);
    }

    /** Whether a bank sees no difference between the two. */
    public boolean looksTheSameAs(UsableToken other) {
        return accessToken.equals(other.accessToken) && consentReference.equals(other.consentReference);
    }

    UsableToken withFreshlyObtained(boolean fresh) {
        return fresh == freshlyObtained
                ? this
                : new UsableToken(accessToken, consentReference, revision, scope, scaAt, validUntil, fresh);
    }

    /** Neither token nor reference. */
    @Override
    public String toString() {
        return "UsableToken[revision=" + revision + ", scope=" + scope + ", freshlyObtained=" + freshlyObtained + "]";
    }
}
