/** Values of payments (PISP): what is to be paid, and what became of it. */
@NullMarked
package org.tppkit.ports.model.payment;

import org.jspecify.annotations.NullMarked;
