/**
 * How a bank's author describes the bank's answers on the wire. The contracts choose the values, the description writes
 * them as the bank would, and the contracts hold what the adapter reads against the values.
 */
@NullMarked
package org.tppkit.testkit.contract.bank;

import org.jspecify.annotations.NullMarked;
