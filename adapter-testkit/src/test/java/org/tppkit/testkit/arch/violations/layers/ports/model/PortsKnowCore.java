package org.tppkit.testkit.arch.violations.layers.ports.model;

import org.tppkit.testkit.arch.violations.layers.core.Engine;

/** A value that knows the engine. */
final class PortsKnowCore {
    Engine engine = new Engine();
}
