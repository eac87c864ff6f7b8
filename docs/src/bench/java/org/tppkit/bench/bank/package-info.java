/** The bank that is measured against: a small server in a process of its own, its keys, what it answers, and clients for it. */
@NullMarked
package org.tppkit.bench.bank;

import org.jspecify.annotations.NullMarked;
