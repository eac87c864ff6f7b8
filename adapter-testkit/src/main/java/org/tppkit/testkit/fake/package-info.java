/**
 * Stand-ins for what an adapter or an embedding team works with: clock, pause, stores, listener, transport, signer. They
 * open no socket, need no test framework, and share no code with the engine.
 */
@NullMarked
package org.tppkit.testkit.fake;

import org.jspecify.annotations.NullMarked;
