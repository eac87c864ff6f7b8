package org.tppkit.testkit.arch.tidy.core.internal.signing;

import org.bouncycastle.asn1.ASN1Object;

/** The one place with Bouncy Castle. */
public abstract class Keys {
    Keys() {}

    public abstract ASN1Object object();
}
