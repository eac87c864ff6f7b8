package org.tppkit.ports.model;

/** Why reading a list page by page ended. */
public enum PagingEnd {
    /** The page named no next one. */
    NO_NEXT_LINK(true),
    /** The page had a next link without an address. */
    NEXT_LINK_WITHOUT_ADDRESS(true),
    /** The next link led to the page itself: some banks mark their last page so. */
    NEXT_LINK_IS_SELF(true),
    /** The bank answered that there is nothing (HTTP 204). */
    NO_CONTENT(true),
    /** The next link led to a page that was read before: the rest, if any, cannot be reached. */
    PAGE_READ_BEFORE(false),
    /** The limit of pages was reached: there is more. */
    PAGE_LIMIT(false);

    private final boolean complete;

    PagingEnd(boolean complete) {
        this.complete = complete;
    }

    /** {@return whether everything that the bank offers was read} */
    public boolean isComplete() {
        return complete;
    }
}
