/** One HTTP exchange with a bank. */
@NullMarked
package org.tppkit.ports.spi.http;

import org.jspecify.annotations.NullMarked;
