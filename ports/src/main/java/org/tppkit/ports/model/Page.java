package org.tppkit.ports.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a bank's list: either another page follows, or the adapter says why this is the last one.
 *
 * @param <T> what the list holds
 */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable PageCursor next;
    private final @Nullable PagingEnd end;
    private final @Nullable PageCursor self;

    private Page(List<T> items, @Nullable PageCursor next, @Nullable PagingEnd end, @Nullable PageCursor self) {
        this.items = List.copyOf(items);
        this.next = next;
        this.end = end;
        this.self = self;
    }

    /**
     * {@return a page after which another one follows}
     *
     * @param <T> what the list holds
     * @param next the cursor with which the next page is asked for
     * @param items in the bank's order; may be none
     */
    public static <T> Page<T> followedBy(PageCursor next, List<T> items) {
        return new Page<>(items, Objects.requireNonNull(next), null, null);
    }

    /**
     * {@return the last page, and why it is the last}
     *
     * @param <T> what the list holds
     * @param end why no page follows, and so whether the list was read to its end
     * @param items in the bank's order; may be none
     */
    public static <T> Page<T> last(PagingEnd end, List<T> items) {
        return new Page<>(items, null, Objects.requireNonNull(end), null);
    }

    /**
     * {@return the same page with its own cursor: what a link that leads back to it would be}
     *
     * @param self the cursor that a link to this very page would give
     */
    public Page<T> withSelf(PageCursor self) {
        return new Page<>(items, next, end, Objects.requireNonNull(self));
    }

    /** {@return the same page without its entries: what is left of it when they were told one by one} */
    public Page<T> withoutItems() {
        return new Page<>(List.of(), next, end, self);
    }

    /** {@return the entries in the bank's order; may be empty even where a page follows} */
    public List<T> items() {
        return items;
    }

    /** {@return the page that follows; empty exactly where {@link #end()} is present} */
    public Optional<PageCursor> next() {
        return Optional.ofNullable(next);
    }

    /** {@return why no page follows} */
    public Optional<PagingEnd> end() {
        return Optional.ofNullable(end);
    }

    /** {@return the page's own cursor, where the bank names it: keeps a circle of links from being walked twice} */
    public Optional<PageCursor> self() {
        return Optional.ofNullable(self);
    }

    @Override
    public String toString() {
        return "Page[" + items.size() + " items, " + (end == null ? "more follow" : end) + "]";
    }
}
