package org.tppkit.testkit.simulator;

import java.time.Clock;
import java.util.List;
import org.tppkit.testkit.simulator.internal.data.StandardCustomers;

/**
 * The customers of a simulated bank. {@link #standard} makes the same data from the same seed, bank and day; or make your
 * own with {@link #of(List)}.
 *
 * @param customers all customers; ids are unique
 */
public record DataSet(List<SimulatedCustomer> customers) {

    /** Customer with one account and several hundred entries over more than 90 days. */
    public static final String MANY_TRANSACTIONS = "anne";
    /** Customer with several accounts, one with a co-holder and one CARD account. */
    public static final String SEVERAL_ACCOUNTS = "bruno";
    /** Customer with negative balances. */
    public static final String OVERDRAWN = "chloe";
    /** Customer without accounts. */
    public static final String NO_ACCOUNTS = "denis";
    /** Customer with an account without entries. */
    public static final String NO_TRANSACTIONS = "emma";
    /** Business customer. */
    public static final String BUSINESS = "fabrique";

    /**
     * Checks what it is made of.
     *
     * @param customers all customers; ids are unique
     * @throws IllegalArgumentException if two customers have the same id
     */
    public DataSet {
        customers = List.copyOf(customers);
        if (customers.stream().map(SimulatedCustomer::id).distinct().count() != customers.size()) {
            throw new IllegalArgumentException("two customers have the same id");
        }
    }

    /**
     * {@return data of one's own}
     *
     * @param customers all customers; ids are unique
     * @throws IllegalArgumentException if two customers have the same id
     */
    public static DataSet of(List<SimulatedCustomer> customers) {
        return new DataSet(customers);
    }

    /**
     * {@return the six customers of the constants above; dates count back from the clock's day in Europe/Paris at this
     * moment}
     *
     * @param bank whose codes and names the accounts bear
     * @param clock the clock that tells the time
     * @param seed the seed: the same seed gives the same data
     */
    public static DataSet standard(SimulatedBank bank, Clock clock, long seed) {
        return new DataSet(new StandardCustomers(bank, clock, seed).all());
    }

    /**
     * {@return what {@link #standard(SimulatedBank, Clock, long)} makes, but the customer {@link #MANY_TRANSACTIONS}
     * has exactly that many entries, within 150 days, made when they are asked for}
     *
     * @param bank whose codes and names the accounts bear
     * @param clock the clock that tells the time
     * @param seed the seed: the same seed gives the same data
     * @param transactions how many entries
     */
    public static DataSet standard(SimulatedBank bank, Clock clock, long seed, int transactions) {
        return new DataSet(new StandardCustomers(bank, clock, seed).withTransactions(transactions));
    }
}
