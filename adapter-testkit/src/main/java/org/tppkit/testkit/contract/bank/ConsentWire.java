package org.tppkit.testkit.contract.bank;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentStatus;

/**
 * How a bank takes consents. At an OAuth bank nothing is asked before the customer is sent away; a bank with a consent
 * resource is asked to create one.
 *
 * <p><b>Threads</b>: may be asked by many threads at once.
 */
public interface ConsentWire {

    /** {@return what a consent may be asked for} */
    Set<ConsentScope> scopes();

    /**
     * Creating the bank's resource; empty for a bank that is not asked.
     *
     * @param scope what the consent is for
     * @param reference the id that the bank gives to the consent
     * @param approval where the bank wants the customer to be sent
     * @return where the resource is created, and the bank's answer
     */
    default Optional<WireExchange> begin(ConsentScope scope, String reference, URI approval) {
        return Optional.empty();
    }

    /**
     * {@return what the adapter gives the engine as the consent's reference; without further word the bank's id
     * itself} An adapter whose bank keeps consents in several places adds the place.
     *
     * @param scope what the consent is for
     * @param reference the id that the bank gave to the consent
     */
    default String engineReference(ConsentScope scope, String reference) {
        return reference;
    }

    /**
     * Reading how a consent stands; empty for a bank that keeps no resource.
     *
     * @param reference the bank's own id of the consent
     * @param status what the answer is to say
     * @return where the consent is read, and the bank's answer
     */
    default Optional<WireExchange> status(String reference, ConsentStatus status) {
        return Optional.empty();
    }

    /**
     * Ending a consent; empty for a bank that keeps no resource.
     *
     * @param reference the bank's own id of the consent
     * @return where the consent is ended, and the bank's answer
     */
    default Optional<WireExchange> deletion(String reference) {
        return Optional.empty();
    }

    /**
     * {@return whether the bank sends the customer back with a code; where it does not, an approval is told by the
     * return alone}
     */
    default boolean bringsCode() {
        return true;
    }

    /**
     * {@return the query of the customer's way back after an approval, percent-encoded}
     *
     * @param state what the engine gave, {@code [A-Za-z0-9_-]}
     * @param code of one use, {@code [A-Za-z0-9_-]}
     */
    default String approved(String state, String code) {
        return bringsCode() ? "code=" + code + "&state=" + state : "state=" + state;
    }

    /**
     * {@return the query of the way back after a refusal; empty where a bank's way back does not tell}
     *
     * @param state the state parameter
     */
    default Optional<String> refused(String state) {
        return Optional.of("error=access_denied&state=" + state);
    }
}
