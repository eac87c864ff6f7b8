package org.tppkit.testkit.arch.violations.leaf.ports.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A value that needs a library. */
abstract class NeedsJackson {
    abstract JsonNode node();
}
