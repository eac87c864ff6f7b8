package org.tppkit.testkit.arch.violations.layers.testkit.fake;

import org.tppkit.testkit.arch.violations.layers.core.Engine;

/** A fake that shares code with the engine. */
final class TestkitKnowsCore {
    Engine engine = new Engine();
}
