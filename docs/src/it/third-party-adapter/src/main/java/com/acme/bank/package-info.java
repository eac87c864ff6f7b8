/** Finds the Acme banks for TPPKit. */
@NullMarked
package com.acme.bank;

import org.jspecify.annotations.NullMarked;
