package org.tppkit.testkit.arch.tidy.adapter.acme.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** The one place with Jackson. */
public abstract class Reader {
    Reader() {}

    public abstract JsonNode node();
}
