package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/** Reads a list page by page as the engine does: each page by an adapter of its own, as on many nodes. */
final class Walk {
    private static final int PAGE_LIMIT = 6;

    /** Reads one page. */
    @FunctionalInterface
    interface Read {
        Page<?> page(BankAdapter adapter, Optional<PageCursor> page, BankCall call);
    }

    private final List<Object> items = new ArrayList<>();
    private final Set<PageCursor> seen = new HashSet<>();
    private int pages;
    private @Nullable PagingEnd end;

    private Walk() {}

    static Walk of(Bench bench, int number, Read read) {
        Walk walk = new Walk();
        PageCursor next = null;
        while (walk.end == null) {
            Page<?> page = read.page(bench.newAdapter(), Optional.ofNullable(next), bench.call(number));
            walk.pages++;
            walk.items.addAll(page.items());
            page.self().ifPresent(walk.seen::add);
            next = page.next().orElse(null);
            walk.end = page.end().orElse(walk.ownEnd(next));
        }
        return walk;
    }

    private @Nullable PagingEnd ownEnd(@Nullable PageCursor next) {
        if (next != null && !seen.add(next)) {
            return PagingEnd.PAGE_READ_BEFORE;
        }
        return pages >= PAGE_LIMIT ? PagingEnd.PAGE_LIMIT : null;
    }

    List<Object> items() {
        return items;
    }

    int pages() {
        return pages;
    }

    /** Why it ended. */
    PagingEnd end() {
        if (end == null) {
            throw new IllegalStateException("the walk goes on");
        }
        return end;
    }
}
