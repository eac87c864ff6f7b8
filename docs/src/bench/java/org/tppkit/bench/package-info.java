/** The benchmarks as one command: see docs/how-to/run-the-benchmarks.md. */
@NullMarked
package org.tppkit.bench;

import org.jspecify.annotations.NullMarked;
