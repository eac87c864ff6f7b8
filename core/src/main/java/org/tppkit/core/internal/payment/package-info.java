/** Payments: checked, initiated once, confirmed once, looked up, cancelled. */
@NullMarked
package org.tppkit.core.internal.payment;

import org.jspecify.annotations.NullMarked;
