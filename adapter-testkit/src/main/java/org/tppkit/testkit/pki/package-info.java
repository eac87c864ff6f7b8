/**
 * A throw-away public key infrastructure: a certificate authority, server certificates, and the two PSD2 certificates of a
 * third-party provider (QWAC for the transport, QSealC for signatures). Nothing here is secret and nothing is trusted
 * outside the process that made it.
 */
@NullMarked
package org.tppkit.testkit.pki;

import org.jspecify.annotations.NullMarked;
