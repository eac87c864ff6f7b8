/** What a listener may be told of; never a secret. */
@NullMarked
package org.tppkit.ports.spi.event;

import org.jspecify.annotations.NullMarked;
