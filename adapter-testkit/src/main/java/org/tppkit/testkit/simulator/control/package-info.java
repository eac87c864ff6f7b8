/**
 * The control server of running simulators: a JSON API and a small admin page, for people who debug a client of their own in
 * any language. Start at {@link org.tppkit.testkit.simulator.control.ControlServer}.
 */
@NullMarked
package org.tppkit.testkit.simulator.control;

import org.jspecify.annotations.NullMarked;
