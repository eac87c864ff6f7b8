/** Payments: what was asked for, where it stands, who may move it on, and the pages on which the customer decides. */
@NullMarked
package org.tppkit.testkit.simulator.internal.payment;

import org.jspecify.annotations.NullMarked;
