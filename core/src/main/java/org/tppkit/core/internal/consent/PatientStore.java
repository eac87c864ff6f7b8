package org.tppkit.core.internal.consent;

import java.time.Duration;
import java.util.Optional;
import org.tppkit.core.internal.token.ConsentRecord;
import org.tppkit.core.internal.token.StoredConsent;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.TokenKey;

/** Keeps what a customer has just given, also where the token store fails for a moment: it cannot be asked for twice. */
final class PatientStore {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final ConsentContext context;

    PatientStore(ConsentContext context) {
        this.context = context;
    }

    /** Stores a new consent, or puts it in place of the one that it renews. */
    StoredConsent keep(TokenKey key, String subject, ConsentRecord record) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return write(key, subject, record);
            } catch (TokenStoreException e) {
                if (attempt == ATTEMPTS || !waited(pause)) {
                    throw e;
                }
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** After an error it is open whether the store took the record, so a repetition looks first. */
    private StoredConsent write(TokenKey key, String subject, ConsentRecord record) {
        Optional<StoredConsent> there = context.tokens().read(key);
        if (there.isEmpty()) {
            return context.tokens().create(key, subject, record);
        }
        return context.tokens()
                .replaceTokens(key, record)
                .orElseThrow(() -> new TokenStoreException("the consent was removed while it was renewed", null));
    }

    private boolean waited(Duration pause) {
        try {
            context.time().sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
