/**
 * Reading and writing of bodies: JSON of the STET dialects, OAuth answers, forms. The only place that knows Jackson; its
 * messages quote what they read, so that none of them ever leaves this package.
 */
@NullMarked
package org.tppkit.adapter.arkea.internal.wire;

import org.jspecify.annotations.NullMarked;
