package org.tppkit.core.internal.consent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.time.Time;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.core.internal.token.PendingRecordCodec;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** Consents that wait for their callback. Each is claimed once, by compare-and-set, before anything is sent for it. */
final class PendingConsents {
    private final TokenStore store;
    private final Environment environment;
    private final Application application;
    private final Time time;

    PendingConsents(TokenStore store, Environment environment, Application application, Time time) {
        this.store = store;
        this.environment = environment;
        this.application = application;
        this.time = time;
    }

    /** A pending consent that this call has claimed: nobody else will work on it. */
    record Claim(String id, String subject, PendingRecord record, long revision) {}

    void add(String id, String subject, PendingRecord record) {
        if (store.replace(key(id), null, PendingRecordCodec.toTokenRecord(record, subject))
                .isEmpty()) {
            throw new TokenStoreException("the token store holds a pending consent under a fresh id already", null);
        }
    }

    /** Looks at a pending consent that a callback came for, and refuses one that is unknown, used or too old. */
    Claim waiting(String id) {
        StoredToken stored = store.find(key(id))
                .orElseThrow(() -> new CallbackException(
                        "nothing waits for this callback: it was never begun here, or" + " is over for long"));
        PendingRecord record = PendingRecordCodec.decode(stored.record().payload());
        if (record.status() instanceof PendingRecord.Status.Done done) {
            throw new CallbackException("this callback was used before", existing(done));
        }
        if (record.status() instanceof PendingRecord.Status.Claimed) {
            throw new CallbackException("this callback is being used already");
        }
        if (!time.now().isBefore(record.expiresAt())) {
            throw new CallbackException("the customer came back too late: begin anew");
        }
        return new Claim(id, stored.record().subject().orElse(""), record, stored.revision());
    }

    /** A refusal leaves nothing behind that a second callback could be told of. */
    private static @Nullable String existing(PendingRecord.Status.Done done) {
        return done.result().isEmpty() ? null : done.result();
    }

    /** Claims it; whoever comes second is told so. */
    Claim claim(Claim waiting) {
        PendingRecord claimed = waiting.record().with(new PendingRecord.Status.Claimed(time.now()));
        return write(waiting, claimed).orElseThrow(() -> new CallbackException("this callback is being used already"));
    }

    /** Notes what came of it, for the second callback of a double click. */
    void done(Claim claim, String result) {
        write(claim, claim.record().with(new PendingRecord.Status.Done(result)));
    }

    /** Gives it back: only where it is certain that its code has not reached the bank. */
    void release(Claim claim) {
        write(claim, claim.record().with(new PendingRecord.Status.Waiting()));
    }

    private Optional<Claim> write(Claim before, PendingRecord after) {
        return store.replace(
                        key(before.id()), before.revision(), PendingRecordCodec.toTokenRecord(after, before.subject()))
                .map(revision -> new Claim(before.id(), before.subject(), after, revision));
    }

    TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.PENDING, environment, application.bank(), application.clientId(), id);
    }
}
