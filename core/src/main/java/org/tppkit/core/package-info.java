/** The client: what a third party's program works with. */
@NullMarked
package org.tppkit.core;

import org.jspecify.annotations.NullMarked;
