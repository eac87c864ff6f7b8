/**
 * Values that callers, the engine and bank adapters share: accounts' and banks' names, money, the customer's presence. They are immutable and
 * check themselves; a bad argument is an {@link java.lang.IllegalArgumentException} whose message never repeats the value.
 */
@NullMarked
package org.tppkit.ports.model;

import org.jspecify.annotations.NullMarked;
