/**
 * The adapter for the banks of the Arkéa group over STET 1.4.1 and 1.4.2. Put it on the class path: the engine finds it by
 * {@link java.util.ServiceLoader}. {@link org.tppkit.adapter.arkea.ArkeaBanks} names its banks.
 */
@NullMarked
package org.tppkit.adapter.arkea;

import org.jspecify.annotations.NullMarked;
