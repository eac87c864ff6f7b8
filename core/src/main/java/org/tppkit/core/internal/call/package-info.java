/** One call from start to end: token, slots, repeats, deadline, events. */
@NullMarked
package org.tppkit.core.internal.call;

import org.jspecify.annotations.NullMarked;
