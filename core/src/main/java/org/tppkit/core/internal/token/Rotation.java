package org.tppkit.core.internal.token;

/**
 * What a refresh gave, on its way into the store.
 *
 * @param claimed the consent as it was when the bank was asked
 * @param fresh what the bank gave
 * @param answeredAt the point of elapsed time at which it did
 */
record Rotation(StoredConsent claimed, Tokens fresh, long answeredAt) {

    /** Whether the store still holds the tokens that the refresh began with. */
    boolean isStillDueIn(StoredConsent stored) {
        return stored.record().tokens().equals(claimed.record().tokens());
    }

    boolean isWrittenIn(StoredConsent stored) {
        return stored.record().tokens().filter(fresh::equals).isPresent();
    }

    /** Says nothing of the tokens. */
    @Override
    public String toString() {
        return "Rotation[" + claimed + "]";
    }
}
