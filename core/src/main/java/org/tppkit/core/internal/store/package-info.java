/** Where records are kept: in memory, in files, in a database, and sealed on top of any of these. Knows nothing of what they mean. */
@NullMarked
package org.tppkit.core.internal.store;

import org.jspecify.annotations.NullMarked;
