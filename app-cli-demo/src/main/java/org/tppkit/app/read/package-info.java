/** The commands that read: accounts, balances, transactions, identity, beneficiaries. */
@NullMarked
package org.tppkit.app.read;

import org.jspecify.annotations.NullMarked;
