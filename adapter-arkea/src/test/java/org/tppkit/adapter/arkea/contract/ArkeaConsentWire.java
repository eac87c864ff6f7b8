package org.tppkit.adapter.arkea.contract;

import java.util.EnumSet;
import java.util.Set;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.testkit.contract.bank.ConsentWire;

/**
 * The page's scopes are {@code aisp}, {@code aisp extended_transaction_history} and {@code cbpii}, in both versions. Nothing
 * is asked before the customer leaves, and no resource is kept; the customer comes back with {@code code} and {@code state},
 * or with {@code error=access_denied} and {@code state}.
 */
final class ArkeaConsentWire implements ConsentWire {
    @Override
    public Set<ConsentScope> scopes() {
        return EnumSet.of(
                ConsentScope.ACCOUNT_INFORMATION,
                ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY,
                ConsentScope.FUNDS_CONFIRMATION);
    }
}
