package org.tppkit.app.client;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.guice.TppKitModule;
import org.tppkit.ports.spi.token.TokenStore;

/** Puts a client together from the user's configuration file and folder; one graph of objects for each command. */
final class ClientModule extends AbstractModule {
    private final Map<String, String> settings;
    private final HomeFolder home;
    private final Surroundings surroundings;

    ClientModule(Map<String, String> settings, HomeFolder home, Surroundings surroundings) {
        this.settings = settings;
        this.home = home;
        this.surroundings = surroundings;
    }

    @Override
    protected void configure() {
        bind(Clock.class).toInstance(surroundings.clock());
        install(new TppKitModule(this::configure));
    }

    private void configure(TppClient.Builder client) {
        client.settingsFrom(settings);
    }

    @Provides
    @Singleton
    TokenStore store() {
        return TokenStores.encrypted(TokenStores.file(home.tokens()), StoreKey.of(home, surroundings));
    }
}
