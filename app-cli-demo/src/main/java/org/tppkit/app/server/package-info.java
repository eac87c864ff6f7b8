/** The command {@code simulator}: simulated banks as a server, for clients in any process and language. */
@NullMarked
package org.tppkit.app.server;

import org.jspecify.annotations.NullMarked;
