package org.tppkit.testkit.simulator.internal.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/** The customers whose data a bank gives out: its own, and guests that stand on no page and come with provider states. */
public final class Customers {

    private final List<SimulatedCustomer> own;
    private final Map<String, SimulatedCustomer> guests = new ConcurrentHashMap<>();

    /** The bank's own, and no guests. */
    public Customers(List<SimulatedCustomer> own) {
        this.own = List.copyOf(own);
    }

    /** The bank's own: who may be chosen on a page. */
    public List<SimulatedCustomer> own() {
        return own;
    }

    /** One more guest, in place of one with the same id. */
    public void invite(SimulatedCustomer guest) {
        guests.put(guest.id(), guest);
    }

    /** The ids of all guests. */
    public Set<String> guests() {
        return Set.copyOf(guests.keySet());
    }

    /** No guest is there any more. Their consents have to end before. */
    public void dismissGuests() {
        guests.clear();
    }

    /** One of the own, or a guest. */
    public Optional<SimulatedCustomer> find(String id) {
        return own.stream()
                .filter(customer -> customer.id().equals(id))
                .findFirst()
                .or(() -> Optional.ofNullable(guests.get(id)));
    }
}
