package org.tppkit.testkit.simulator.internal.page;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/**
 * One kind of question that customers answer on pages. Called by several threads.
 *
 * @param <T> the question
 */
public interface Questions<T> {

    /** What becomes of the address by which a customer comes. */
    sealed interface Opening<T> permits Asked, SentBack, Rejected, Closed {}

    /** The customer is asked. */
    record Asked<T>(T question) implements Opening<T> {}

    /** The customer is sent back with an error. */
    record SentBack<T>(URI callback) implements Opening<T> {}

    /** The customer sees an error and stays; the message is for the application's makers. */
    record Rejected<T>(String message) implements Opening<T> {}

    /** The question was answered or has run out. */
    record Closed<T>() implements Opening<T> {}

    /**
     * The accounts to choose from.
     *
     * @param several whether more than one may be chosen
     * @param accounts empty if nothing is to be chosen
     * @param legend what they are for
     * @param hint how to choose
     * @param missing what is said when none was chosen
     * @param none what is said when there are none
     * @param approvable whether there is something to approve
     */
    record AccountChoice(
            boolean several,
            List<SimulatedAccount> accounts,
            Text legend,
            Text hint,
            Text missing,
            List<Text> none,
            boolean approvable) {

        public AccountChoice {
            accounts = List.copyOf(accounts);
            none = List.copyOf(none);
        }
    }

    /** Path of the address by which customers come; the other pages stand below it. */
    String path();

    /** Checks the query of that address. */
    Opening<T> open(String rawQuery);

    /** Who may be asked. */
    List<SimulatedCustomer> customers(T question);

    /** Where the browser may be sent afterwards. */
    List<URI> callbacks(T question);

    /** The heading. */
    Text title(T question);

    /** What is asked, in words. */
    List<Markup> summary(T question, Wording words);

    /** What the customer has to choose. */
    AccountChoice accounts(T question, SimulatedCustomer customer);

    /** The button that approves. */
    Text approval(T question);

    /** The button that refuses. */
    Text refusal(T question);

    /**
     * The customer approves.
     *
     * @return where the browser goes
     * @throws IllegalArgumentException if customer and accounts do not fit the question
     * @throws IllegalStateException if the question was answered or has run out
     */
    URI approve(T question, String customerId, Set<String> accountIds);

    /**
     * The customer refuses.
     *
     * @return where the browser goes
     * @throws IllegalStateException if the question was answered or has run out
     */
    URI refuse(T question);
}
