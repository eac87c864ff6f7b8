/** Finds out what is right and wrong about a third party's identity and its way to a bank. Says it; changes nothing. */
@NullMarked
package org.tppkit.core.internal.doctor;

import org.jspecify.annotations.NullMarked;
