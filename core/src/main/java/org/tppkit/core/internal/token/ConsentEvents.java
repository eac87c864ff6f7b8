package org.tppkit.core.internal.token;

import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.TokenKey;

/** Tells a listener what happens to consents. */
final class ConsentEvents {
    private final CallListener listener;

    ConsentEvents(CallListener listener) {
        this.listener = listener;
    }

    void refreshed(TokenKey key) {
        listener.consentChanged(new ConsentEvent.Refreshed(consent(key)));
    }

    void refreshNotStored(TokenKey key) {
        listener.consentChanged(new ConsentEvent.RefreshNotStored(consent(key)));
    }

    void lost(TokenKey key, ConsentRequiredException.Reason reason) {
        listener.consentChanged(new ConsentEvent.Lost(consent(key), reason));
    }

    private static ConsentEvent.Consent consent(TokenKey key) {
        return new ConsentEvent.Consent(key.environment(), key.bank(), key.id());
    }
}
