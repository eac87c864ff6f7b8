package org.tppkit.adapter.arkea.internal.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list: its entries and its links.
 *
 * @param items the entries in the bank's order
 * @param links where the list goes on
 * @param <T> what the list holds
 */
public record ListBody<T>(List<T> items, PageLinks links) {
    /** Far above what banks put on a page. */
    private static final int MOST_ITEMS = 100_000;

    public ListBody {
        items = List.copyOf(items);
    }

    /**
     * Reads an object of a named list and {@code _links}. A page with links but without the list is an empty page; an object
     * with neither is another thing than a page, for instance an error that came as a success.
     *
     * @param name the list's name, for instance {@code accounts}
     * @param entry reads one entry; null for a null entry, which is passed over
     */
    static <T> ListBody<T> read(JsonBody json, String name, Function<JsonBody, @Nullable T> entry) {
        List<T> items = new ArrayList<>();
        PageLinks links = readEach(json, name, entry, item -> {
            if (items.size() == MOST_ITEMS) {
                throw json.wrong("a page of more than " + MOST_ITEMS + " entries is no list: read it one by one");
            }
            items.add(item);
        });
        return new ListBody<>(items, links);
    }

    /**
     * As {@link #read}, for pages of any length: entries are told while they arrive.
     *
     * @param entries is told of each entry
     * @return the page's links
     */
    static <T> PageLinks readEach(
            JsonBody json, String name, Function<JsonBody, @Nullable T> entry, Consumer<T> entries) {
        PageLinks links = null;
        boolean listed = false;
        json.enterObject();
        while (json.nextField()) {
            String field = json.field();
            if (field.equals(name)) {
                listed = true;
                readItems(json, entry, entries);
            } else if (field.equals("_links")) {
                links = PageLinks.read(json);
            } else {
                json.skip();
            }
        }
        if (!listed && links == null) {
            throw json.wrong(name, "the list is missing");
        }
        return links == null ? PageLinks.NONE : links;
    }

    private static <T> void readItems(JsonBody json, Function<JsonBody, @Nullable T> entry, Consumer<T> entries) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                T item = entry.apply(json);
                if (item != null) {
                    entries.accept(item);
                }
            }
        }
    }

    /** The number of entries. */
    @Override
    public String toString() {
        return "ListBody[" + items.size() + " items, " + links + "]";
    }
}
