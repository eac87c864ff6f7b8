package org.tppkit.testkit.arch.tidy.adapter.acme.internal.stet;

import org.tppkit.testkit.arch.tidy.adapter.acme.internal.wire.Reader;

/** A dialect. */
public final class Dialect {
    Reader reader;
}
