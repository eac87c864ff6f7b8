package org.tppkit.testkit.fake;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.Signer;

/**
 * What an adapter under test works with. Without further word: production, an invented application with the client id
 * {@code test-client}, a {@link FakeMessageSigner}, a clock that stands at 2026-03-02T10:15:30Z, and
 * numbers that anybody can foretell.
 */
public final class FakeAdapterContext implements AdapterContext {
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI CERTIFICATE = URI.create("https://tpp.example/qsealc.pem");

    private final BankDescriptor bank;
    private final Environment environment;
    private final Application application;
    private final Signer signer;
    private final MessageSigner messageSigner;
    private final Clock clock;
    private final RandomGenerator random = new Random(20_260_302);

    private FakeAdapterContext(
            BankDescriptor bank,
            Environment environment,
            Application application,
            Signer signer,
            MessageSigner messageSigner,
            Clock clock) {
        this.bank = bank;
        this.environment = Objects.requireNonNull(environment);
        this.application = Objects.requireNonNull(application);
        this.signer = Objects.requireNonNull(signer);
        this.messageSigner = Objects.requireNonNull(messageSigner);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * {@return a context for one bank}
     *
     * @param bank the bank; has addresses for the environment
     * @param signer the application's QSealC
     */
    public static FakeAdapterContext of(BankDescriptor bank, Signer signer) {
        return new FakeAdapterContext(
                bank,
                Environment.PRODUCTION,
                Application.of(bank.id(), "test-client", REDIRECT),
                signer,
                FakeMessageSigner.of(signer, CERTIFICATE),
                ManualClock.at("2026-03-02T10:15:30Z"));
    }

    /**
     * {@return the same context in another environment, with the bank's addresses there}
     *
     * @param other one that the bank's row has addresses for
     */
    public FakeAdapterContext in(Environment other) {
        return new FakeAdapterContext(bank, other, application, signer, messageSigner, clock);
    }

    /**
     * {@return the same context for another application}
     *
     * @param other what takes its place
     */
    public FakeAdapterContext with(Application other) {
        return new FakeAdapterContext(bank, environment, other, signer, messageSigner, clock);
    }

    /**
     * {@return the same context with another message signer}
     *
     * @param other what takes its place
     */
    public FakeAdapterContext with(MessageSigner other) {
        return new FakeAdapterContext(bank, environment, application, signer, other, clock);
    }

    /**
     * {@return the same context with another clock}
     *
     * @param other what takes its place
     */
    public FakeAdapterContext with(Clock other) {
        return new FakeAdapterContext(bank, environment, application, signer, messageSigner, other);
    }

    @Override
    public BankDescriptor bank() {
        return bank;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public BankEndpoints endpoints() {
        return Optional.ofNullable(bank.endpoints().get(environment))
                .orElseThrow(() -> new IllegalStateException(bank.id() + " has no addresses in " + environment));
    }

    @Override
    public Application application() {
        return application;
    }

    @Override
    public MessageSigner messageSigner() {
        return messageSigner;
    }

    @Override
    public Signer signer() {
        return signer;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public String toString() {
        return "FakeAdapterContext[" + bank.id() + " " + environment + "]";
    }
}
