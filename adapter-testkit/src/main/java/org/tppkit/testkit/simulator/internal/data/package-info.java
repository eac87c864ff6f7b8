/** Invented customers, made from a seed. */
@NullMarked
package org.tppkit.testkit.simulator.internal.data;

import org.jspecify.annotations.NullMarked;
