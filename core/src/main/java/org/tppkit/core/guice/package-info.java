/** TPPKit in a Guice application; Guice itself is the application's to bring. */
@NullMarked
package org.tppkit.core.guice;

import org.jspecify.annotations.NullMarked;
