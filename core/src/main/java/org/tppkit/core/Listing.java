package org.tppkit.core;

import java.util.AbstractList;
import java.util.List;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;

/**
 * A whole list as a bank gave it, and what it took to get it. Cannot be changed.
 *
 * @param <T> what the list holds
 */
public final class Listing<T> extends AbstractList<T> {
    private final List<T> items;
    private final PagingEnd end;
    private final int requestsSent;
    private final List<RequestId> requestIds;

    Listing(List<T> items, PagingEnd end, int requestsSent, List<RequestId> requestIds) {
        this.items = List.copyOf(items);
        this.end = end;
        this.requestsSent = requestsSent;
        this.requestIds = List.copyOf(requestIds);
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** {@return why reading ended; {@link PagingEnd#isComplete()} says whether everything is here} */
    public PagingEnd end() {
        return end;
    }

    /** {@return how many requests were handed to the network; each may count against a limit of the bank} */
    public int requestsSent() {
        return requestsSent;
    }

    /** {@return the X-Request-ID of each request, in order: what a bank's support asks for} */
    public List<RequestId> requestIds() {
        return requestIds;
    }

    /** The counts only: entries may be personal data. */
    @Override
    public String toString() {
        return "Listing[" + items.size() + " entries, " + requestsSent + " requests]";
    }
}
