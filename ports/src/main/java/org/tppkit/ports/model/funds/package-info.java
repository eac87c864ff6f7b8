/** Values of funds confirmation (CBPII). */
@NullMarked
package org.tppkit.ports.model.funds;

import org.jspecify.annotations.NullMarked;
