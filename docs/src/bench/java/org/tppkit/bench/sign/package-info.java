/** What signing a request costs beside the bare signature, and beside other libraries. */
@NullMarked
package org.tppkit.bench.sign;

import org.jspecify.annotations.NullMarked;
