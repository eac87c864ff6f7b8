/** What is Arkéa's own: the bank catalogue, OAuth particulars, the signature profile, codes of refusals. */
@NullMarked
package org.tppkit.adapter.arkea.internal.arkea;

import org.jspecify.annotations.NullMarked;
