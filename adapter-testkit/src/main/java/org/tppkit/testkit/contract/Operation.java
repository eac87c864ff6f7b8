package org.tppkit.testkit.contract;

import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.testkit.contract.bank.WireExchange;

/**
 * Something that can be asked of a gateway and that sends one request: how to ask, what the bank answers, what is right.
 * Each is asked with numbers, see {@link KitValues}.
 *
 * @param name in words, for instance {@code the balances}
 * @param capability what a bank declares for it; empty where the description alone says that it is there
 * @param kind in whose name it is asked
 * @param once the rule that one request is sent, for instance {@code AC-01}
 * @param wire what is asked on the wire for a number, and the answer with the number's values
 * @param ask asks the adapter
 * @param check compares the result with the number's values
 * @param statusSuffices whether the answer's status says all that the caller is told: then its body may be empty
 */
record Operation(
        String name,
        Optional<Capability> capability,
        Kind kind,
        String once,
        IntFunction<WireExchange> wire,
        Ask ask,
        Check check,
        boolean statusSuffices) {

    /** An operation whose answer has to bring something. */
    Operation(
            String name,
            Optional<Capability> capability,
            Kind kind,
            String once,
            IntFunction<WireExchange> wire,
            Ask ask,
            Check check) {
        this(name, capability, kind, once, wire, ask, check, false);
    }

    /** The same operation, of whose answer the status suffices. */
    Operation byStatusAlone() {
        return new Operation(name, capability, kind, once, wire, ask, check, true);
    }

    /** In whose name an operation is asked, which decides what a 401 means. */
    enum Kind {
        /** With the token or the consent of a customer. */
        CUSTOMER,
        /** Without any token, as at the token endpoints: the application proves itself. */
        TOKEN,
        /** With the token of the application. */
        APPLICATION
    }

    /** Asks the adapter. */
    @FunctionalInterface
    interface Ask {
        /** @return the gateway's result, or any object where it returns nothing */
        Object of(BankAdapter adapter, int number, BankCall call);
    }

    /** Compares. */
    @FunctionalInterface
    interface Check {
        /** @return the difference in words; null where there is none */
        @Nullable
        String differenceOf(Object result, int number);
    }

    @Override
    public String toString() {
        return name;
    }
}
