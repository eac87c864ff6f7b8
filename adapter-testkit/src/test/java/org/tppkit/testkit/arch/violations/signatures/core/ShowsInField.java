package org.tppkit.testkit.arch.violations.signatures.core;

import com.fasterxml.jackson.databind.JsonNode;

/** Jackson in a field that heirs see. */
public abstract class ShowsInField {
    protected JsonNode node;
}
