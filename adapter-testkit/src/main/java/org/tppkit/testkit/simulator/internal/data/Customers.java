package org.tppkit.testkit.simulator.internal.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/** The customers whose data a bank gives out: its own, and guests that stand on no page and come with provider states. */
public final class Customers {

    private final List<SimulatedCustomer> own;
    private volatile List<SimulatedCustomer> guests = List.of();

    /** The bank's own, and no guests. */
    public Customers(List<SimulatedCustomer> own) {
        this.own = List.copyOf(own);
    }

    /** The bank's own: who may be chosen on a page. */
    public List<SimulatedCustomer> own() {
        return own;
    }

    /** These guests, in place of those before. */
    public void invite(List<SimulatedCustomer> others) {
        guests = List.copyOf(others);
    }

    /** One of the own, or a guest. */
    public Optional<SimulatedCustomer> find(String id) {
        return Stream.concat(own.stream(), guests.stream())
                .filter(customer -> customer.id().equals(id))
                .findFirst();
    }
}
