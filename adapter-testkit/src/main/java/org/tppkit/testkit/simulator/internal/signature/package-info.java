/** Verification of HTTP signatures (draft-cavage) and digests, and words for what differs. */
@NullMarked
package org.tppkit.testkit.simulator.internal.signature;

import org.jspecify.annotations.NullMarked;
