package org.tppkit.core.internal.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Answer;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;

/**
 * Reads a bank's list page by page until it ends, and knows why it ended. Belongs to one thread.
 *
 * @param <T> what the list holds
 */
public final class PageWalk<T> {
    private final BankId bank;
    private final int pageLimit;
    private final Function<Optional<PageCursor>, Answer<Page<T>>> read;
    private final Set<PageCursor> seen = new HashSet<>();
    private final List<RequestId> requestIds = new ArrayList<>();
    private @Nullable PageCursor next;
    private @Nullable PagingEnd end;
    private int pagesRead;
    private int requestsSent;

    /**
     * @param pageLimit how many pages are read at most
     * @param read reads one page
     */
    public PageWalk(BankId bank, int pageLimit, Function<Optional<PageCursor>, Answer<Page<T>>> read) {
        this.bank = bank;
        this.pageLimit = pageLimit;
        this.read = read;
    }

    /** Whether {@link #nextPage()} would read one more page. */
    public boolean hasNext() {
        return end == null;
    }

    /** Reads the next page. An error tells the requests of all pages. */
    public List<T> nextPage() {
        Page<T> page = readPage();
        pagesRead++;
        page.self().ifPresent(seen::add);
        next = page.next().orElse(null);
        end = page.end().orElseGet(this::ownEnd);
        return page.items();
    }

    private Page<T> readPage() {
        try {
            Answer<Page<T>> answer = read.apply(Optional.ofNullable(next));
            note(answer.requestsSent(), answer.requestIds());
            return answer.value();
        } catch (TppException e) {
            note(e.requestsSent(), e.requestIds());
            e.belongsTo(
                    new CallFacts(bank, requestIds, requestsSent, e.clockSkew().orElse(null)));
            throw e;
        }
    }

    private void note(int sent, List<RequestId> ids) {
        requestsSent += sent;
        requestIds.addAll(ids);
    }

    private @Nullable PagingEnd ownEnd() {
        if (next != null && !seen.add(next)) {
            return PagingEnd.PAGE_READ_BEFORE;
        }
        return pagesRead >= pageLimit ? PagingEnd.PAGE_LIMIT : null;
    }

    /** Why reading ended; empty while there is more. */
    public Optional<PagingEnd> end() {
        return Optional.ofNullable(end);
    }

    /** How many pages were read. */
    public int pagesRead() {
        return pagesRead;
    }

    /** How many requests were sent for all pages. */
    public int requestsSent() {
        return requestsSent;
    }

    /** The ids of all requests. */
    public List<RequestId> requestIds() {
        return List.copyOf(requestIds);
    }
}
