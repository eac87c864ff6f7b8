package com.acme.wrong.finds;

import java.util.List;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** Nobody outside can make it. */
final class HiddenProvider implements BankAdapterProvider {
    @Override
    public String providerId() {
        return "acme";
    }

    @Override
    public List<BankDescriptor> banks() {
        return List.of();
    }

    @Override
    public BankAdapter create(ApiVersion version, AdapterContext context) {
        return new BankAdapter() {};
    }
}
