package org.tppkit.testkit.arch.violations.libraries.adapter.acme.internal.stet;

import com.fasterxml.jackson.databind.JsonNode;

/** Jackson outside wire. */
abstract class DialectUsesJackson {
    abstract JsonNode node();
}
