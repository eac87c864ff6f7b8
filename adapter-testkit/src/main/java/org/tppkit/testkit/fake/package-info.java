/**
 * Stand-ins for what an adapter or an embedding team works with: clock, pause, stores, listener, transport, signer. They
 * need no test framework and share no code with the engine. None opens a socket but {@link
 * org.tppkit.testkit.fake.KitHttpTransport}, which is there for that.
 */
@NullMarked
package org.tppkit.testkit.fake;

import org.jspecify.annotations.NullMarked;
