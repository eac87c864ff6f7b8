package com.acme.bank;

import com.acme.bank.internal.AcmeAdapter;
import com.acme.bank.internal.AcmeBanks;
import java.util.List;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** Offers the Acme banks; named in {@code META-INF/services}. */
public final class AcmeBankProvider implements BankAdapterProvider {

    @Override
    public String providerId() {
        return AcmeBanks.FAMILY;
    }

    @Override
    public List<BankDescriptor> banks() {
        return AcmeBanks.ALL;
    }

    @Override
    public BankAdapter create(ApiVersion version, AdapterContext context) {
        return new AcmeAdapter(version, context);
    }
}
