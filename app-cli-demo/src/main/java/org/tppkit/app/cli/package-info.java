/** The command line: what can be asked of it, and how the objects behind it are put together. */
@NullMarked
package org.tppkit.app.cli;

import org.jspecify.annotations.NullMarked;
