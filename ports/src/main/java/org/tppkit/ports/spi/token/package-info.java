/** Where tokens are kept: the port that an embedding team may implement. */
@NullMarked
package org.tppkit.ports.spi.token;

import org.jspecify.annotations.NullMarked;
