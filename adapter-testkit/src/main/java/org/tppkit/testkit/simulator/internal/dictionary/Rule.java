package org.tppkit.testkit.simulator.internal.dictionary;

import com.fasterxml.jackson.databind.JsonNode;

/** What a JSON value must be. */
@FunctionalInterface
public interface Rule {

    /**
     * Checks a value.
     *
     * @param path where it stands; named in the complaint
     * @throws InvalidBodyException if the value breaks the rule
     */
    void check(JsonNode value, String path) throws InvalidBodyException;
}
