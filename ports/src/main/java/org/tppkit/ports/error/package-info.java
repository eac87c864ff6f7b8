/** The one family of errors: every class names the caller's next act. */
@NullMarked
package org.tppkit.ports.error;

import org.jspecify.annotations.NullMarked;
