/** Measures things beside each other: slices in turn within one JVM, and the ratios of each round. Knows nothing of what is measured. */
@NullMarked
package org.tppkit.bench.harness;

import org.jspecify.annotations.NullMarked;
