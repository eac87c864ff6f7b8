/** Signing with the QSealC: signing strings, digests, key files. */
@NullMarked
package org.tppkit.core.internal.signing;

import org.jspecify.annotations.NullMarked;
