package org.tppkit.adapter.arkea.internal.stet;

import java.util.List;
import java.util.Optional;
import org.tppkit.adapter.arkea.internal.wire.PageLinks;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;

/**
 * Decides whether a page is the last one. Banks mark the last page by no next link, by a next link without an address, or
 * by one that leads to the page itself (STET section 6, Arkéa).
 *
 * @param requested the page's address as it was asked for, filter included
 * @param filter what is put on each page again
 */
record Paging(ResourceAddress requested, DateFilter filter) {

    <T> Page<T> page(List<T> items, PageLinks links) {
        new HalLinks(requested).requireOwnAccount(links.self());
        Page<T> page = withoutSelf(items, links);
        return links.self()
                .flatMap(this::selfQuery)
                .map(query -> page.withSelf(cursor(query)))
                .orElse(page);
    }

    private <T> Page<T> withoutSelf(List<T> items, PageLinks links) {
        if (!links.hasNext()) {
            return Page.last(PagingEnd.NO_NEXT_LINK, items);
        }
        if (links.next().isEmpty()) {
            return Page.last(PagingEnd.NEXT_LINK_WITHOUT_ADDRESS, items);
        }
        String next = new HalLinks(requested).query("next", links.next().get());
        Optional<String> self = links.self().flatMap(this::selfQuery);
        if (isSamePage(next, requested.query())
                || self.filter(query -> isSamePage(next, query)).isPresent()) {
            return Page.last(PagingEnd.NEXT_LINK_IS_SELF, items);
        }
        Page<T> page = Page.followedBy(cursor(next), items);
        return self.map(query -> page.withSelf(cursor(query))).orElse(page);
    }

    private PageCursor cursor(String query) {
        return requested.withQuery(filter.addTo(query)).toCursor();
    }

    /** Nobody follows a self link: one that makes no sense is left alone. */
    private Optional<String> selfQuery(String href) {
        try {
            return Optional.of(new HalLinks(requested).query("self", href));
        } catch (UnexpectedAnswerException unusable) {
            return Optional.empty();
        }
    }

    private static boolean isSamePage(String query, String other) {
        return DateFilter.pageOf(query).equals(DateFilter.pageOf(other));
    }
}
