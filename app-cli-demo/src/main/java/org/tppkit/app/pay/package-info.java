/** The commands that ask whether money is there and that move it. */
@NullMarked
package org.tppkit.app.pay;

import org.jspecify.annotations.NullMarked;
