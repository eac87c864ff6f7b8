/**
 * Transactions for people and programs: as a table, as CSV, as JSON, each written while the entries arrive; and as a page to
 * look at.
 */
@NullMarked
package org.tppkit.app.statement;

import org.jspecify.annotations.NullMarked;
