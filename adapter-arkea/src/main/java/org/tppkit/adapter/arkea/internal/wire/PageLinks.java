package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code _links} of a page say, as the bank wrote it: nothing is checked here.
 *
 * @param selfOrNull the address the page gives itself
 * @param hasNext whether there is a next link, with or without an address
 * @param nextOrNull the address of the next page
 */
public record PageLinks(
        @Nullable String selfOrNull,
        boolean hasNext,
        @Nullable String nextOrNull) {
    static final PageLinks NONE = new PageLinks(null, false, null);

    /** The address the page gives itself. */
    public Optional<String> self() {
        return Optional.ofNullable(selfOrNull);
    }

    /** The address of the next page. */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }

    /** Reads {@code _links}; a link object without {@code href} is a link without an address (seen at banks). */
    static PageLinks read(JsonBody json) {
        String self = null;
        String next = null;
        boolean hasNext = false;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "self" -> self = readHref(json).orElse(null);
                    case "next" -> {
                        Optional<String> href = readHref(json);
                        hasNext = true;
                        next = href.orElse(null);
                    }
                    default -> json.skip();
                }
            }
        }
        return new PageLinks(self, hasNext, next);
    }

    static Optional<String> readHref(JsonBody json) {
        String href = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "href" -> href = json.filledText();
                    default -> json.skip();
                }
            }
        }
        return Optional.ofNullable(href);
    }

    /** Addresses name accounts: not shown. */
    @Override
    public String toString() {
        return "PageLinks[" + (hasNext ? "next" : "no next") + "]";
    }
}
