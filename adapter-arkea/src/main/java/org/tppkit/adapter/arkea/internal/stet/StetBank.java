package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.time.ZoneId;
import java.util.Set;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.signing.SignatureProfile;

/**
 * One STET bank in one version, as data.
 *
 * @param api the origin of the interface
 * @param basePath what stands before every resource, for instance {@code /psd2/v1}
 * @param dialect the version as it is spoken
 * @param zone where the bank's local dates and times stand
 * @param capabilities what the bank can do in that version
 * @param signature what the bank wants signed
 */
public record StetBank(
        URI api,
        String basePath,
        StetDialect dialect,
        ZoneId zone,
        Set<Capability> capabilities,
        SignatureProfile signature) {
    public StetBank {
        capabilities = Set.copyOf(capabilities);
    }

    /** Refuses what the bank does not declare, before anything is sent. */
    void require(Capability capability, String what) {
        if (!capabilities.contains(capability)) {
            throw new CapabilityException("this bank gives no " + what + " in version " + dialect.version());
        }
    }
}
