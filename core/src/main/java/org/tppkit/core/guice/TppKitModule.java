package org.tppkit.core.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binding;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * Binds one {@link TppClient} for a whole application. What the application binds itself goes into the client: a {@link
 * TokenStore}, a {@link TppIdentity}, a {@link Clock}, and every {@link CallListener} of a {@link Multibinder}; the rest
 * is told to the builder.
 *
 * <pre>{@code
 * Guice.createInjector(
 *     new TppKitModule(client -> client.settingsFrom(properties)),
 *     binder -> binder.bind(TokenStore.class).toInstance(store));
 * }</pre>
 *
 * <p>Guice closes nothing: whoever ends the application closes the client.
 */
public final class TppKitModule extends AbstractModule {
    private final Consumer<TppClient.Builder> configuration;

    /** @param configuration tells the builder what is not bound */
    public TppKitModule(Consumer<TppClient.Builder> configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), CallListener.class);
    }

    @Provides
    @Singleton
    TppClient client(Injector injector) {
        TppClient.Builder builder = TppClient.builder();
        configuration.accept(builder);
        bound(injector, TokenStore.class).ifPresent(builder::tokenStore);
        bound(injector, TppIdentity.class).ifPresent(builder::identity);
        bound(injector, Clock.class).ifPresent(builder::clock);
        injector.getInstance(Key.get(new TypeLiteral<Set<CallListener>>() {})).forEach(builder::listener);
        return builder.build();
    }

    private static <T> Optional<T> bound(Injector injector, Class<T> type) {
        Binding<T> binding = injector.getExistingBinding(Key.get(type));
        return Optional.ofNullable(binding).map(found -> found.getProvider().get());
    }
}
