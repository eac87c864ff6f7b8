/** Many callers at once. */
@NullMarked
package org.tppkit.bench.crowd;

import org.jspecify.annotations.NullMarked;
