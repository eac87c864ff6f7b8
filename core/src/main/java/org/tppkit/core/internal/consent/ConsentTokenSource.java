package org.tppkit.core.internal.consent;

import java.util.Optional;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.call.TokenSource;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.token.UsableToken;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.token.TokenKey;

/** One consent's tokens as calls use them; refreshes go through the bank's adapter. */
final class ConsentTokenSource implements TokenSource {
    private final ConsentContext context;
    private final RenewalNotices notices;
    private final TokenKey key;

    ConsentTokenSource(ConsentContext context, RenewalNotices notices, String id) {
        this.context = context;
        this.notices = notices;
        this.key = context.key(id);
    }

    @Override
    public Held current(Deadline deadline) {
        UsableToken token = usable(deadline);
        notices.used(key.id(), token);
        return held(token);
    }

    /** A usable token, which does not say that the consent goes on. */
    UsableToken usable(Deadline deadline) {
        return context.tokens().current(key, null, this::refresh, deadline);
    }

    @Override
    public Token insteadOf(Token refused, Deadline deadline) {
        UsableToken old = ((Held) refused).token();
        return held(context.tokens().current(key, old, this::refresh, deadline));
    }

    @Override
    public void bankSaysEnded(Token used, ConsentRequiredException.Reason reason) {
        boolean isOver =
                reason == ConsentRequiredException.Reason.REVOKED || reason == ConsentRequiredException.Reason.EXPIRED;
        if (isOver) {
            context.tokens().markLost(key, ((Held) used).token(), reason);
        }
    }

    @Override
    public void giveUp(Token refused) {
        context.tokens().forget(key);
    }

    private TokenGrant refresh(RefreshToken token, Optional<String> consentReference) {
        notices.refreshing(key.id());
        return context.calls()
                .onceToTheEnd(
                        Operation.REFRESH_TOKEN,
                        Credentials.of(Optional.empty(), consentReference),
                        PsuContext.absent(),
                        call -> context.adapter().authorization().refresh(token, call))
                .value();
    }

    private Held held(UsableToken token) {
        return new Held(token);
    }

    /** A token in a call's hands. */
    record Held(UsableToken token) implements Token {
        @Override
        public Credentials credentials() {
            return Credentials.of(token.accessToken(), token.consentReference());
        }

        @Override
        public boolean replaceable() {
            return token.accessToken().isPresent() && !token.freshlyObtained();
        }
    }
}
