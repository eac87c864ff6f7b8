/** The one source of time: moments, elapsed time, waiting. */
@NullMarked
package org.tppkit.core.internal.time;

import org.jspecify.annotations.NullMarked;
