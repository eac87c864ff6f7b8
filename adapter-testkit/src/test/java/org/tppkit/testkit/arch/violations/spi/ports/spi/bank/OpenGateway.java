package org.tppkit.testkit.arch.violations.spi.ports.spi.bank;

/** A class that adapters could extend. */
public abstract class OpenGateway {
    protected OpenGateway() {}
}
