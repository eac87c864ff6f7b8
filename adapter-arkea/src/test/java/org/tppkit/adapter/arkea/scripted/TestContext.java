package org.tppkit.adapter.arkea.scripted;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.signing.Signer;

/** What an adapter gets: one bank, a settable environment, a clock that stands still. */
public record TestContext(BankDescriptor bank, Environment environment, MarkingSigner messageSigner)
        implements AdapterContext {
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final URI REDIRECT = URI.create("https://tpp.example/callback?tenant=1");

    public static TestContext of(BankDescriptor bank) {
        return new TestContext(bank, Environment.PRODUCTION, new MarkingSigner());
    }

    public static TestContext of(BankId bank) {
        return of(descriptor(bank));
    }

    public static BankDescriptor descriptor(BankId id) {
        return ArkeaBanks.descriptors().stream()
                .filter(bank -> bank.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public TestContext in(Environment other) {
        return new TestContext(bank, other, messageSigner);
    }

    @Override
    public BankEndpoints endpoints() {
        return bank.endpoints().get(environment);
    }

    @Override
    public Application application() {
        return Application.of(bank.id(), "api-key-7", REDIRECT);
    }

    @Override
    public Signer signer() {
        throw new AssertionError("this adapter signs HTTP messages only");
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public RandomGenerator random() {
        throw new AssertionError("this adapter draws no secrets");
    }
}
