package org.tppkit.core.internal.registry;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.signing.MessageSigner;
import org.tppkit.ports.spi.signing.Signer;

/** What the engine gives an adapter for its whole life. */
public record EngineContext(
        BankDescriptor bank,
        Environment environment,
        BankEndpoints endpoints,
        Application application,
        MessageSigner messageSigner,
        Signer signer,
        Clock clock,
        RandomGenerator random)
        implements AdapterContext {}
