package com.acme.right.internal;

import com.fasterxml.jackson.databind.JsonNode;

/** What is internal may show what it likes. */
public final class Reader {
    public String text(JsonNode node) {
        return node.asText();
    }
}
