/** Values of a customer's consent and of the tokens that come with it. */
@NullMarked
package org.tppkit.ports.model.consent;

import org.jspecify.annotations.NullMarked;
