/** Journeys through simulated banks that show what the library does, and check it against what the banks know. */
@NullMarked
package org.tppkit.app.demo;

import org.jspecify.annotations.NullMarked;
