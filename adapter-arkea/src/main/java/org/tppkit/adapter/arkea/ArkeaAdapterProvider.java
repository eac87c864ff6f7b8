package org.tppkit.adapter.arkea;

import java.util.List;
import org.tppkit.adapter.arkea.internal.arkea.ArkeaAdapter;
import org.tppkit.adapter.arkea.internal.arkea.BankCatalogue;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** Offers the banks of the Arkéa group. Found by {@link java.util.ServiceLoader}. */
public final class ArkeaAdapterProvider implements BankAdapterProvider {

    /** For {@link java.util.ServiceLoader}. */
    public ArkeaAdapterProvider() {}

    /** {@code arkea}. */
    @Override
    public String providerId() {
        return BankCatalogue.FAMILY;
    }

    @Override
    public List<BankDescriptor> banks() {
        return BankCatalogue.shipped();
    }

    @Override
    public BankAdapter create(ApiVersion version, AdapterContext context) {
        return ArkeaAdapter.of(version, context);
    }
}
