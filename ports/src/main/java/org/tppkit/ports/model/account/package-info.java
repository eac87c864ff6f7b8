/** Values of account information (AISP): accounts, balances, transactions, beneficiaries, identity. */
@NullMarked
package org.tppkit.ports.model.account;

import org.jspecify.annotations.NullMarked;
