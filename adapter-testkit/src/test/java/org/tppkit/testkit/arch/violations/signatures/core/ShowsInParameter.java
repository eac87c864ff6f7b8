package org.tppkit.testkit.arch.violations.signatures.core;

import org.bouncycastle.asn1.ASN1Object;

/** Bouncy Castle in a constructor. */
public final class ShowsInParameter {
    public ShowsInParameter(ASN1Object[] objects) {}
}
