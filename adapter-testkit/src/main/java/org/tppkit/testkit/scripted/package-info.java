/**
 * A small HTTPS server that plays a script, for any bank's author: answers, and faults down to the byte. It records what
 * reached it and needs no test framework.
 */
@NullMarked
package org.tppkit.testkit.scripted;

import org.jspecify.annotations.NullMarked;
