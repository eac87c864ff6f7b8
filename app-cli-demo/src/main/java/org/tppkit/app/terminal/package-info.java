/** Writing for people: lines, colours and tables on a terminal, or plain in a file. */
@NullMarked
package org.tppkit.app.terminal;

import org.jspecify.annotations.NullMarked;
