/** What the core brings along and leaves behind. */
@NullMarked
package org.tppkit.bench.core;

import org.jspecify.annotations.NullMarked;
