/** The two listeners: requests in, answers out, faults and journal between. Knows nothing of OAuth or STET. */
@NullMarked
package org.tppkit.testkit.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
