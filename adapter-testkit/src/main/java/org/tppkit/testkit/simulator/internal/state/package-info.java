/** What provider states of pacts need of a bank: customers, and payments as the pacts order them. */
@NullMarked
package org.tppkit.testkit.simulator.internal.state;

import org.jspecify.annotations.NullMarked;
