package org.tppkit.testkit.arch.tidy.adapter.acme.internal.arkea;

import org.tppkit.testkit.arch.tidy.adapter.acme.internal.stet.Dialect;

/** Particulars that build on the dialect. */
public final class Particulars {
    Dialect dialect;
}
