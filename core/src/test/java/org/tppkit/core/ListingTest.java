package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.RequestId;

class ListingTest {
    private final List<RequestId> ids = new ArrayList<>(List.of(new RequestId(UUID.randomUUID())));
    private final List<String> items = new ArrayList<>(List.of("a", "b"));
    private final Listing<String> listing = new Listing<>(items, PagingEnd.PAGE_LIMIT, 1, ids);

    @Test
    void itIsAListOfItsEntries() {
        assertThat(listing).containsExactly("a", "b").isEqualTo(List.of("a", "b"));
        assertThat(listing.end()).isEqualTo(PagingEnd.PAGE_LIMIT);
        assertThat(listing.requestsSent()).isEqualTo(1);
        assertThat(listing.requestIds()).isEqualTo(ids);
    }

    @Test
    void nobodyCanChangeIt() {
        items.add("c");
        ids.clear();
        assertThat(listing).hasSize(2);
        assertThat(listing.requestIds()).hasSize(1);
        assertThatThrownBy(() -> listing.add("c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> listing.set(0, "c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> listing.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(listing::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> listing.iterator().remove()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> listing.requestIds().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(listing).containsExactly("a", "b");
    }

    @Test
    void itPrintsCountsOnly() {
        assertThat(new Listing<>(List.of("Jeanne Martin"), PagingEnd.NO_CONTENT, 3, List.of()))
                .hasToString("Listing[1 entries, 3 requests]");
        assertThat(new Answer<>("Jeanne Martin", 2, List.of())).hasToString("Answer[2 requests]");
    }
}
