/** What the engine adds to account information: keys for transactions that a bank gives no id. */
@NullMarked
package org.tppkit.core.internal.account;

import org.jspecify.annotations.NullMarked;
