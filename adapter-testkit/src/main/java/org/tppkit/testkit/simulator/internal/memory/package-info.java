/** What a bank keeps, within bounds: a simulator that serves for days must not grow. */
@NullMarked
package org.tppkit.testkit.simulator.internal.memory;

import org.jspecify.annotations.NullMarked;
