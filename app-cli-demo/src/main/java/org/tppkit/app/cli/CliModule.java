package org.tppkit.app.cli;

import com.google.inject.AbstractModule;
import java.time.Clock;
import java.util.function.Consumer;
import org.tppkit.app.demo.SimulatedBanks;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.core.guice.TppKitModule;
import org.tppkit.ports.spi.token.TokenStore;

/** Puts together what a command works with; one graph of objects for each run of a command. */
final class CliModule extends AbstractModule {
    private final Terminal terminal;
    private final SimulatedBanks banks;

    CliModule(Terminal terminal, SimulatedBanks banks) {
        this.terminal = terminal;
        this.banks = banks;
    }

    @Override
    protected void configure() {
        bind(Terminal.class).toInstance(terminal);
        bind(SimulatedBanks.class).toInstance(banks);
        bind(Clock.class).toInstance(banks.clock());
        bind(TppIdentity.class).toInstance(banks.identity());
        bind(TokenStore.class).toInstance(TokenStores.inMemory());
        Consumer<TppClient.Builder> configuration = banks::describeTo;
        install(new TppKitModule(configuration));
    }
}
