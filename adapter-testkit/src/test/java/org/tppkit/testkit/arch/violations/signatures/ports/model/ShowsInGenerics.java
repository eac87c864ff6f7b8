package org.tppkit.testkit.arch.violations.signatures.ports.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Jackson within a list. */
public abstract class ShowsInGenerics {
    public abstract List<? extends JsonNode> nodes();
}
