package org.tppkit.testkit.simulator;

import java.util.Locale;
import java.util.Optional;
import org.tppkit.testkit.pki.PspRole;

/** OAuth 2.0 scopes of the interface (source: Arkéa Production page). */
public enum Scope {
    AISP(PspRole.PSP_AI),
    EXTENDED_TRANSACTION_HISTORY(PspRole.PSP_AI),
    CBPII(PspRole.PSP_IC),
    PISP(PspRole.PSP_PI);

    private final PspRole role;

    Scope(PspRole role) {
        this.role = role;
    }

    /** The role that an application needs to ask for this scope. */
    public PspRole role() {
        return role;
    }

    /** The scope as it is written on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with that wire name, or empty. */
    public static Optional<Scope> of(String wireName) {
        for (Scope scope : values()) {
            if (scope.wireName().equals(wireName)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
