package org.tppkit.ports.spi.bank;

import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;

/**
 * Asks whether an account holds an amount (CBPII).
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: blocks in {@link BankCall#send}.
 * <b>Null</b>: nothing is null. <b>Errors</b>: those of {@code org.tppkit.ports.error}. <b>Time and units</b>: amounts
 * are exact decimals.
 *
 * <ul>
 *   <li>FG-01 {@code check} MUST send exactly one request.
 *   <li>FG-02 The answer MUST NOT be kept anywhere.
 *   <li>FG-03 An answer to another question MUST be refused with {@link
 *       org.tppkit.ports.error.UnexpectedAnswerException}.
 *   <li>FG-04 Amounts MUST be written exactly, without exponent, and MUST never pass through binary floating point.
 * </ul>
 */
public interface FundsGateway {

    /**
     * Asks the bank once.
     *
     * @param check what is asked
     * @param call token, request ids and deadline of the call
     * @return the bank's answer
     */
    FundsAnswer check(FundsCheck check, BankCall call);
}
