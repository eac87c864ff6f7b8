package com.acme.wrong.shows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Whoever uses it needs Jackson. */
public final class ShowsJson {
    public List<JsonNode> nodes() {
        return List.of();
    }

    JsonNode hidden(JsonNode node) {
        return node;
    }
}
