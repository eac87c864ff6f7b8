/** What commands work with: the process's surroundings, the user's folder and configuration, a client opened from them. */
@NullMarked
package org.tppkit.app.client;

import org.jspecify.annotations.NullMarked;
