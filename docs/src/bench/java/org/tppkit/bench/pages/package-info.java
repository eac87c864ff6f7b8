/** What it costs to read pages of transactions, beside Jackson's own ways. */
@NullMarked
package org.tppkit.bench.pages;

import org.jspecify.annotations.NullMarked;
