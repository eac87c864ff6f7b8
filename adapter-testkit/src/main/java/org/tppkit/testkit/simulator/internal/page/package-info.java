/** The pages on which customers answer: one flow and one look for consents and payments. */
@NullMarked
package org.tppkit.testkit.simulator.internal.page;

import org.jspecify.annotations.NullMarked;
