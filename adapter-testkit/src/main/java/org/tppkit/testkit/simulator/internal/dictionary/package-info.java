/** STET's data dictionary for requests, as tables: which keys an object may have, which it must have, and what each holds. */
@NullMarked
package org.tppkit.testkit.simulator.internal.dictionary;

import org.jspecify.annotations.NullMarked;
