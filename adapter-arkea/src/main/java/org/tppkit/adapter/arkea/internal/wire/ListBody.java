package org.tppkit.adapter.arkea.internal.wire;

import java.util.ArrayList;
import java.util.List;
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
        PageLinks links = null;
        boolean listed = false;
        json.enterObject();
        while (json.nextField()) {
            String field = json.field();
            if (field.equals(name)) {
                listed = true;
                readItems(json, entry, items);
            } else if (field.equals("_links")) {
                links = PageLinks.read(json);
            } else {
                json.skip();
            }
        }
        if (!listed && links == null) {
            throw json.wrong(name, "the list is missing");
        }
        return new ListBody<>(items, links == null ? PageLinks.NONE : links);
    }

    private static <T> void readItems(JsonBody json, Function<JsonBody, @Nullable T> entry, List<T> items) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                T item = entry.apply(json);
                if (item != null) {
                    items.add(item);
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
