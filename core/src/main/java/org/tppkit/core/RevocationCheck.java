package org.tppkit.core;

/**
 * What is asked of a bank's server about the revocation of its certificate: the OCSP answer that it staples to the
 * handshake (RFC 6066 section 8, RFC 8446 section 4.4.2.1). Nobody else is ever asked.
 */
public enum RevocationCheck {
    /** Nothing: also a certificate that is said to be revoked is taken. */
    NONE,
    /** A certificate that is said to be revoked is refused; a server that says nothing of use is taken. */
    IF_STAPLED,
    /** A server that does not prove that its certificate is good is refused. Not every bank's server can. */
    REQUIRED
}
