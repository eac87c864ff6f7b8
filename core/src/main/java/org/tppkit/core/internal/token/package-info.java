/** Tokens over their whole life: stored, refreshed once, lost only for certain. */
@NullMarked
package org.tppkit.core.internal.token;

import org.jspecify.annotations.NullMarked;
