/**
 * The simulator as a server: one or several banks with their control server, and a folder with all that a client needs, in
 * this process or in another one, in any language.
 */
@NullMarked
package org.tppkit.testkit.simulator.server;

import org.jspecify.annotations.NullMarked;
