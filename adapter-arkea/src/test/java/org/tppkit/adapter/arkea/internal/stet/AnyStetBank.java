package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tppkit.adapter.arkea.scripted.MarkingSigner;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.signing.SignatureProfile;

/** A STET bank that is not Arkéa's, for the tests of this package. */
final class AnyStetBank {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    static final ApprovalPages PAGES =
            new ApprovalPages(URI.create("https://approve.bank.example"), "api-key-7", "PRid");
    static final String TRANSACTIONS = "/stet/v1/accounts/A%201/transactions";

    private AnyStetBank() {}

    static StetBank bank(StetDialect dialect) {
        return bank(dialect, EnumSet.allOf(Capability.class));
    }

    static StetBank bank(StetDialect dialect, Set<Capability> capabilities) {
        return new StetBank(
                URI.create("https://api.bank.example"),
                "/stet/v1",
                dialect,
                ZoneId.of("Europe/Paris"),
                capabilities,
                SignatureProfile.builder()
                        .addHeaders("(request-target)", "x-request-id", "digest")
                        .addHeadersIfPresent("psu-ip-address")
                        .build());
    }

    static StetAccountGateway gateway(MarkingSigner signer) {
        return gateway(StetDialect.STET_1_4_2, signer);
    }

    static StetAccountGateway gateway(StetDialect dialect, MarkingSigner signer) {
        return new StetAccountGateway(bank(dialect), signer, refusals());
    }

    static StetPaymentGateway payments(StetDialect dialect, MarkingSigner signer) {
        return payments(bank(dialect), signer);
    }

    static StetPaymentGateway payments(StetBank bank, MarkingSigner signer) {
        return new StetPaymentGateway(
                bank, signer, refusals(), PAGES, bank.dialect().cancelStatus());
    }

    static Refusals refusals() {
        return new Refusals(CLOCK, (operation, answer) -> Optional.empty());
    }
}
