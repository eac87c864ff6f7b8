package org.tppkit.adapter.arkea.internal.arkea;

import java.util.Optional;

/**
 * One bank of {@code banks.csv}.
 *
 * @param id the bank within the family, for instance {@code cmb}
 * @param name the bank's name
 * @param authorizeHost where customers approve
 * @param apiHost where the interface lives
 * @param sandboxApiHost where the sandbox's interface lives
 */
record BankRow(String id, String name, String authorizeHost, String apiHost, Optional<String> sandboxApiHost) {}
