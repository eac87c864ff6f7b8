package org.tppkit.adapter.arkea.internal.stet;

import java.util.Optional;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.TppException;

/** What a bank's own codes mean; asked before the general rules of {@link Refusals}. */
@FunctionalInterface
public interface BankCodes {

    /**
     * The error that a refusal means by its code.
     *
     * @param operation what was asked for, in words
     * @param answer the refusal
     * @return empty where the code says no more than the status
     */
    Optional<TppException> meaning(String operation, BankAnswer answer);
}
