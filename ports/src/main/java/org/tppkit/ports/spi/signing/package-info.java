/** Signing of messages to a bank with the QSealC. */
@NullMarked
package org.tppkit.ports.spi.signing;

import org.jspecify.annotations.NullMarked;
