/**
 * The STET dialects: paths, headers, dates, links, pages, refusals. Knows nothing of Arkéa, so that it can be lifted out
 * the day a second STET bank comes.
 */
@NullMarked
package org.tppkit.adapter.arkea.internal.stet;

import org.jspecify.annotations.NullMarked;
