package org.tppkit.testkit.arch.tidy.testkit.proxy;

import org.tppkit.testkit.arch.tidy.ports.model.Size;

/** A part of the kit. */
public final class Kit {
    Size size;
}
