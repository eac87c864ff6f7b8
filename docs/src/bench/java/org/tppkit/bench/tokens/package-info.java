/** How tokens are refreshed and found, and what that costs. */
@NullMarked
package org.tppkit.bench.tokens;

import org.jspecify.annotations.NullMarked;
