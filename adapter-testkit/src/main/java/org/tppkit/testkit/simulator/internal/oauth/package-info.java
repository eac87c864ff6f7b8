/** The authorization server: consents, codes, tokens, and the pages that a customer sees. */
@NullMarked
package org.tppkit.testkit.simulator.internal.oauth;

import org.jspecify.annotations.NullMarked;
