package org.tppkit.testkit.arch.violations.closed.testkit.fake;

/** A fake that heirs can extend. */
public abstract class OpenFake {
    protected OpenFake() {}
}
