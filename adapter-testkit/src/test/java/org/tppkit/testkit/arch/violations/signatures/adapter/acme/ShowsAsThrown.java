package org.tppkit.testkit.arch.violations.signatures.adapter.acme;

import com.fasterxml.jackson.core.JacksonException;

/** Jackson in a throws clause. */
public interface ShowsAsThrown {
    void read() throws JacksonException;
}
