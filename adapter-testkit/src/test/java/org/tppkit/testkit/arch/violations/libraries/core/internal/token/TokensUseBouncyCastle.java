package org.tppkit.testkit.arch.violations.libraries.core.internal.token;

import org.bouncycastle.asn1.ASN1Object;

/** Bouncy Castle outside signing. */
abstract class TokensUseBouncyCastle {
    abstract ASN1Object object();
}
