/** How the Acme banks speak Berlin Group NextGenPSD2 1.3. */
@NullMarked
package com.acme.bank.internal;

import org.jspecify.annotations.NullMarked;
