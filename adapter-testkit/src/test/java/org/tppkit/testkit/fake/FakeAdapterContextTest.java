package org.tppkit.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;

class FakeAdapterContextTest {
    private static final BankId BANK = BankId.of("acme:bank");

    private final FakeSigner signer = newSigner();
    private final FakeAdapterContext context = FakeAdapterContext.of(bank(), signer);

    @Test
    void hasAllThatAnAdapterAsksFor() {
        assertThat(context.bank().id()).isEqualTo(BANK);
        assertThat(context.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(context.endpoints().api()).hasHost("api.bank.example");
        assertThat(context.application().clientId()).isEqualTo("test-client");
        assertThat(context.messageSigner()).isInstanceOf(FakeMessageSigner.class);
        assertThat(context.signer()).isSameAs(signer);
        assertThat(context.clock().instant()).isEqualTo("2026-03-02T10:15:30Z");
    }

    @Test
    void eachPartCanBeAnother() {
        Application application = Application.of(BANK, "other", URI.create("https://tpp.example/back"));
        ManualClock clock = ManualClock.at("2020-01-01T00:00:00Z");
        FakeMessageSigner messages = FakeMessageSigner.of(signer, URI.create("https://tpp.example/other.pem"));

        FakeAdapterContext other = context.with(application).with(clock).with(messages);

        assertThat(other.application()).isSameAs(application);
        assertThat(other.clock()).isSameAs(clock);
        assertThat(other.messageSigner()).isSameAs(messages);
        assertThat(context.application()).isNotSameAs(application);
    }

    @Test
    void anEnvironmentWithoutAddressesIsNamed() {
        assertThatThrownBy(() -> context.in(Environment.SANDBOX).endpoints())
                .hasMessage("acme:bank has no addresses in SANDBOX");
    }

    private static BankDescriptor bank() {
        return BankDescriptor.builder()
                .id(BANK)
                .name("Acme Bank")
                .putEndpoints(Environment.PRODUCTION, BankEndpoints.of(URI.create("https://api.bank.example")))
                .putCapabilities(ApiVersion.of("1"), Set.of())
                .recommendedVersion(ApiVersion.of("1"))
                .zone(ZoneOffset.UTC)
                .build();
    }

    private static FakeSigner newSigner() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return FakeSigner.of(keys.generateKeyPair().getPrivate(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
