package org.tppkit.testkit.simulator;

import java.util.Locale;
import java.util.Optional;
import org.tppkit.testkit.pki.PspRole;

/** OAuth 2.0 scopes of the interface (source: Arkéa Production page). */
public enum Scope {
    /** Account information. */
    AISP(PspRole.PSP_AI),
    /** Account information with as long a history as the bank has. */
    EXTENDED_TRANSACTION_HISTORY(PspRole.PSP_AI),
    /** Funds confirmation. */
    CBPII(PspRole.PSP_IC),
    /** Payment initiation. */
    PISP(PspRole.PSP_PI);

    private final PspRole role;

    Scope(PspRole role) {
        this.role = role;
    }

    /** {@return the role that an application needs to ask for this scope} */
    public PspRole role() {
        return role;
    }

    /** {@return the scope as it is written on the wire} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the scope with that wire name, or empty}
     *
     * @param wireName the name on the wire
     */
    public static Optional<Scope> of(String wireName) {
        for (Scope scope : values()) {
            if (scope.wireName().equals(wireName)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
