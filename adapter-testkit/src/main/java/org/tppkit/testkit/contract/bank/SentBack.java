package org.tppkit.testkit.contract.bank;

import java.util.Objects;
import java.util.Set;

/**
 * What a cancellation sends of the payment that was read, where the bank wants the payment back in JSON.
 *
 * @param within the field of the answer whose object is sent back; empty where the whole answer is
 * @param changes the names of the fields that the cancellation sets, at any depth; nothing else may differ
 */
public record SentBack(String within, Set<String> changes) {
    /**
     * Checks what it is made of.
     *
     * @param within the field of the answer whose object is sent back; empty where the whole answer is
     * @param changes the names of the fields that the cancellation sets, at any depth; nothing else may differ
     */
    public SentBack {
        Objects.requireNonNull(within);
        changes = Set.copyOf(changes);
    }
}
