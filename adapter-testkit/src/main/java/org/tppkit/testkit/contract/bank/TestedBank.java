package org.tppkit.testkit.contract.bank;

import java.net.URI;
import java.util.Objects;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;

/**
 * One bank in one version, as a contract tests it.
 *
 * @param descriptor the bank's row, its addresses changed to those of the scripted bank
 * @param version one of its versions
 * @param origin where the scripted bank listens, for instance {@code https://localhost:40123}
 */
public record TestedBank(BankDescriptor descriptor, ApiVersion version, URI origin) {
    /**
     * Checks what it is made of.
     *
     * @param descriptor the bank's row, its addresses changed to those of the scripted bank
     * @param version one of its versions
     * @param origin where the scripted bank listens, for instance {@code https://localhost:40123}
     */
    public TestedBank {
        Objects.requireNonNull(descriptor);
        Objects.requireNonNull(version);
        Objects.requireNonNull(origin);
    }

    /**
     * {@return whether the bank's row declares that for {@link #version()}}
     *
     * @param capability what is looked for in the row
     */
    public boolean supports(Capability capability) {
        return descriptor.supports(version, capability);
    }

    /** Bank and version. */
    @Override
    public String toString() {
        return descriptor.id() + " " + version;
    }
}
