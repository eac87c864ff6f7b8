package org.tppkit.core;

import java.util.Objects;
import java.util.Optional;
import org.tppkit.ports.model.account.Transaction;

/**
 * A transaction with its key.
 *
 * @param transaction what the bank gave
 * @param key tells it from every other one of the account; empty where the bank gives no id and none can be derived: see
 *     {@link Transactions#keyed()}
 */
public record KeyedTransaction(Transaction transaction, Optional<TransactionKey> key) {
    /**
     * Checks what it is made of.
     *
     * @param transaction what the bank gave
     * @param key tells it from every other one of the account; empty where the bank gives no id and none can be
     *     derived: see {@link Transactions#keyed()}
     */
    public KeyedTransaction {
        Objects.requireNonNull(transaction);
        Objects.requireNonNull(key);
    }
}
