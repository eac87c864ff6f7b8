/** The account information resources and how both versions write them. */
@NullMarked
package org.tppkit.testkit.simulator.internal.stet;

import org.jspecify.annotations.NullMarked;
