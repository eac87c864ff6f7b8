package com.acme.bank.internal;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.bank.AdapterContext;

/**
 * One bank in its version, as all gateways need it.
 *
 * @param capabilities what the row declares for the version
 * @param sca how customers approve
 * @param requests makes its requests
 * @param refusals reads its refusals
 */
record Bank(
        BankDescriptor row,
        Set<Capability> capabilities,
        AdapterContext context,
        Sca sca,
        Requests requests,
        Refusals refusals) {

    static Bank of(ApiVersion version, AdapterContext context) {
        BankDescriptor row = context.bank();
        Set<Capability> capabilities = row.capabilities().get(version);
        if (capabilities == null || !version.equals(AcmeBanks.V1_3)) {
            throw new IllegalArgumentException("bank " + row.id() + ": this adapter does not speak " + version);
        }
        return new Bank(
                row,
                Set.copyOf(capabilities),
                context,
                Sca.of(context),
                new Requests(context),
                new Refusals(context.clock()));
    }

    BankId id() {
        return row.id();
    }

    URI api() {
        return context.endpoints().api();
    }

    ZoneId zone() {
        return row.zone();
    }

    LocalDate today() {
        return LocalDate.ofInstant(context.clock().instant(), zone());
    }

    /** Refuses what the row does not declare, before anything is sent. */
    void require(Capability capability) {
        if (!capabilities.contains(capability)) {
            throw new CapabilityException(id() + " does not offer " + capability);
        }
    }
}
