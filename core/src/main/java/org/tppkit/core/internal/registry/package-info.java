/** Which adapters and banks there are. */
@NullMarked
package org.tppkit.core.internal.registry;

import org.jspecify.annotations.NullMarked;
