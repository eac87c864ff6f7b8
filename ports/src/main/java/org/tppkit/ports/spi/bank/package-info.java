/** What an adapter for a bank implements, and what it receives. */
@NullMarked
package org.tppkit.ports.spi.bank;

import org.jspecify.annotations.NullMarked;
