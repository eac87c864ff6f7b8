package org.tppkit.core;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;

/**
 * What plain settings change of a bank's row.
 *
 * @param like the shipped bank that the row starts from; null for the bank itself
 * @param name another name
 * @param api another address of the interface
 * @param authorization another address for the customer's browser
 */
record BankOverride(
        @Nullable BankId like,
        @Nullable String name,
        @Nullable URI api,
        @Nullable URI authorization) {

    /** The row with what is changed in one environment. */
    BankDescriptor applyTo(BankDescriptor row, BankId id, Environment environment) {
        BankDescriptor.Builder builder = row.toBuilder().id(id);
        if (name != null) {
            builder.name(name);
        }
        endpoints(row, environment).ifPresent(changed -> {
            builder.endpoints(row.endpoints());
            builder.putEndpoints(environment, changed);
        });
        return builder.build();
    }

    private Optional<BankEndpoints> endpoints(BankDescriptor row, Environment environment) {
        BankEndpoints shipped = row.endpoints().get(environment);
        URI newApi = api != null || shipped == null ? api : shipped.api();
        if (newApi == null) {
            return Optional.empty();
        }
        Optional<URI> newAuthorization =
                authorization != null || shipped == null ? Optional.ofNullable(authorization) : shipped.authorization();
        return Optional.of(BankEndpoints.builder()
                .api(newApi)
                .authorization(newAuthorization)
                .otherOrigins(shipped == null ? Set.of() : shipped.otherOrigins())
                .build());
    }
}
