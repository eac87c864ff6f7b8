/** A statement as one HTML page: the sums, the charts, the table. No script, nothing from elsewhere. */
@NullMarked
package org.tppkit.app.statement.page;

import org.jspecify.annotations.NullMarked;
