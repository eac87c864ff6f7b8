package org.tppkit.ports.spi.bank;

import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.model.consent.ConsentStatus;

/**
 * How consents are asked for at a bank. For an OAuth bank {@link #begin} only builds an address; for a bank with a
 * consent resource it creates one.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: may block in {@link BankCall#send}.
 * <b>Null</b>: nothing is null. <b>Errors</b>: those of {@code org.tppkit.ports.error}. <b>Time and units</b>: dates are
 * days in the bank's zone.
 *
 * <ul>
 *   <li>CG-01 The state of the setup MUST come back in the callback unchanged.
 *   <li>CG-02 {@code interpret} MUST NOT call the bank and MUST NOT throw for anything that a browser may bring.
 *   <li>CG-03 An approval, a refusal and an error of the bank MUST be told apart; what is none of them is {@link
 *       CallbackMeaning.Unintelligible}.
 *   <li>CG-04 Each method MUST send at most one request; {@code begin} MUST send none at a bank that keeps no resource.
 *   <li>CG-05 The customer MUST be sent to an https address only.
 *   <li>CG-06 A consent reference MUST be that of the bank's answer, and a status MUST be what the bank says.
 * </ul>
 */
public interface ConsentGateway {

    /**
     * Starts a consent.
     *
     * @param setup what is wanted
     * @param call the way to the bank; an OAuth bank's adapter leaves it alone
     * @return where the customer goes, and what to keep
     */
    ConsentStart begin(ConsentSetup setup, BankCall call);

    /**
     * {@return what a callback means} The engine has found the state right and each parameter single before it asks.
     *
     * @param callback what the customer's browser brought
     */
    CallbackMeaning interpret(Callback callback);

    /**
     * {@return how the consent of {@link BankCall#consentReference()} stands; for banks that keep a resource for it}
     * The engine asks without a token, before it believes a callback that brings no code, and where the customer
     * approves elsewhere.
     *
     * @param call token, request ids and deadline of the call
     */
    default ConsentStatus status(BankCall call) {
        throw new CapabilityException("this bank keeps no resource for a consent");
    }

    /**
     * Ends the consent of {@link BankCall#consentReference()} at the bank, and the tokens that come with it; for banks
     * that keep a resource for it. The engine asks this instead of {@link AuthorizationGateway#revoke}.
     *
     * @param call token, request ids and deadline of the call
     */
    default void delete(BankCall call) {
        throw new CapabilityException("this bank keeps no resource for a consent");
    }
}
