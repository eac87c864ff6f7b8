package org.tppkit.testkit.contract.bank;

import java.util.EnumSet;
import java.util.Set;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * How a bank confirms funds.
 *
 * <p><b>Threads</b>: may be asked by many threads at once.
 */
public interface FundsWire {

    /**
     * Asking whether an amount is there, and the bank's answer.
     *
     * @param question what is asked
     * @param available whether the amount is there
     * @return where the bank is asked, and its answer
     */
    WireExchange check(FundsCheck question, boolean available);

    /**
     * {@return the amount in a question, with the very characters that were written, for instance {@code 10.10}}
     *
     * @param question what is asked
     */
    String amount(BankRequest question);

    /**
     * {@return what of the question stands in the answer, and has to be that of the question asked; without further
     * word all of it} Empty where the bank answers with yes or no alone.
     */
    default Set<FundsField> repeated() {
        return EnumSet.allOf(FundsField.class);
    }
}
