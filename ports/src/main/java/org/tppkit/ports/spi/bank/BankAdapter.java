package org.tppkit.ports.spi.bank;

import org.tppkit.ports.error.CapabilityException;

/**
 * One bank in one version, for one application: the gateways it has. A gateway that the bank lacks is left out: the
 * default throws {@link CapabilityException}.
 *
 * <p><b>Threads</b>: an adapter and its gateways keep no state between calls and are used by many threads at once.
 * <b>Blocking and interruption</b>: accessors never block. <b>Null</b>: nothing is null. <b>Errors</b>: {@link
 * CapabilityException}. <b>Time and units</b>: none.
 *
 * <ul>
 *   <li>BA-01 What the descriptor declares for the version MUST work; what it does not declare MUST throw {@link
 *       CapabilityException} before anything is sent.
 *   <li>BA-02 No token, code, account number, name or body MUST stand in a message, a log or a {@code toString}.
 *   <li>BA-03 Only errors of {@code org.tppkit.ports.error} MUST leave a gateway.
 *   <li>BA-04 A gateway MUST take a new request id for each request, and MUST NOT repeat a request.
 *   <li>BA-05 A gateway MUST close every answer it receives.
 * </ul>
 */
public interface BankAdapter {

    /** Starts consents and reads what customers bring back. */
    default ConsentGateway consents() {
        throw new CapabilityException("this bank takes no consents through its interface");
    }

    /** Gets, refreshes and revokes tokens. */
    default AuthorizationGateway authorization() {
        throw new CapabilityException("this bank gives no tokens");
    }

    /** Initiates payments. */
    default PaymentGateway payments() {
        throw new CapabilityException("this bank takes no payments through its interface");
    }

    /** Asks whether an amount is there. */
    default FundsGateway funds() {
        throw new CapabilityException("this bank confirms no funds");
    }

    /** Reads accounts. */
    default AccountGateway accounts() {
        throw new CapabilityException("this bank gives no account information");
    }
}
