/** Tokens in the team's own database. */
@NullMarked
package com.acme.tokens;

import org.jspecify.annotations.NullMarked;
