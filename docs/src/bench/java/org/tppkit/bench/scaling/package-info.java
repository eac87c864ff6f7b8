/** What a transaction, a consent or a caller more costs. */
@NullMarked
package org.tppkit.bench.scaling;

import org.jspecify.annotations.NullMarked;
