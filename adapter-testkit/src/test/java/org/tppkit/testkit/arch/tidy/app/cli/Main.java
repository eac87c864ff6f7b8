package org.tppkit.testkit.arch.tidy.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.tppkit.testkit.arch.tidy.core.TppClientBuilder;
import org.tppkit.testkit.arch.tidy.testkit.simulator.Kit;

/** A program. */
public final class Main {
    TppClientBuilder builder;
    Kit kit;
    JsonNode node;
}
