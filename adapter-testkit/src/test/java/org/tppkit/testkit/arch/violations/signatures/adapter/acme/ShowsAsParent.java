package org.tppkit.testkit.arch.violations.signatures.adapter.acme;

import com.fasterxml.jackson.core.JacksonException;

/** Jackson as a parent. */
public abstract class ShowsAsParent extends JacksonException {
    ShowsAsParent(String message) {
        super(message);
    }
}
