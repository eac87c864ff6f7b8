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
 *   <li>BA-06 What was signed MUST be sent unchanged.
 *   <li>BA-07 A refusal MUST be the error of its status: 429 a {@link org.tppkit.ports.error.RateLimitedException},
 * 408 and
 *       5xx a {@link org.tppkit.ports.error.BankUnavailableException}, each with the wait of {@code Retry-After};
 * every other
 *       4xx a {@link org.tppkit.ports.error.RequestRejectedException}, 401 included, unless the bank's own code says more
 *       (a consent that is over, an application that is refused). A redirect is an error too.
 *   <li>BA-08 A success that cannot be read MUST be an {@link org.tppkit.ports.error.UnexpectedAnswerException}: another
 *       media type, broken syntax, a name that stands twice in one object, an amount or a token that is none.
 *   <li>BA-09 A {@link org.tppkit.ports.error.TransportException} MUST pass unchanged, an interrupt with the thread's
 * flag
 *       set.
 *   <li>BA-10 An adapter MUST keep no state between calls, and MUST serve any number of threads at once.
 * </ul>
 */
public interface BankAdapter {

    /**
     * {@return what starts consents and reads what customers bring back}
     *
     * @throws CapabilityException if the bank has no such gateway
     */
    default ConsentGateway consents() {
        throw new CapabilityException("this bank takes no consents through its interface");
    }

    /**
     * {@return what gets, refreshes and revokes tokens}
     *
     * @throws CapabilityException if the bank has no such gateway
     */
    default AuthorizationGateway authorization() {
        throw new CapabilityException("this bank gives no tokens");
    }

    /**
     * {@return what initiates, reads, confirms and cancels payments}
     *
     * @throws CapabilityException if the bank has no such gateway
     */
    default PaymentGateway payments() {
        throw new CapabilityException("this bank takes no payments through its interface");
    }

    /**
     * {@return what asks whether an amount is there}
     *
     * @throws CapabilityException if the bank has no such gateway
     */
    default FundsGateway funds() {
        throw new CapabilityException("this bank confirms no funds");
    }

    /**
     * {@return what reads accounts, balances, transactions, the customer's identity and trusted beneficiaries}
     *
     * @throws CapabilityException if the bank has no such gateway
     */
    default AccountGateway accounts() {
        throw new CapabilityException("this bank gives no account information");
    }
}
