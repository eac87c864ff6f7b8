package org.tppkit.testkit.arch.violations.layers.adapter.acme;

import org.tppkit.testkit.arch.violations.layers.core.Engine;

/** An adapter that knows the engine. */
final class AdapterKnowsCore {
    Engine engine = new Engine();
}
