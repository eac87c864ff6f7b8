package org.tppkit.core.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.multibindings.Multibinder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tppkit.core.FakeProvider;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.Tpp;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;

class TppKitModuleTest {
    private final FakeProvider provider = new FakeProvider();
    private final FakeTokenStore store = new FakeTokenStore();
    private final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    private final RecordingListener first = new RecordingListener();
    private final RecordingListener second = new RecordingListener();

    @Test
    void whatTheApplicationBindsGoesIntoTheClient() {
        try (TppClient client = injector(true, everything()).getInstance(TppClient.class)) {
            PendingConsent pending = client.bank(FakeProvider.FIRST)
                    .consents()
                    .begin(ConsentRequest.accountInformation("user"), Tpp.CUSTOMER);
            assertThat(store.size()).isEqualTo(1);
            assertThat(pending.expiresAt()).isEqualTo(clock.instant().plusSeconds(1_800));
            assertThat(first.ended()).hasSize(1);
            assertThat(second.ended()).hasSize(1);
        }
    }

    @Test
    void thereIsOneClient() {
        Injector injector = injector(true, everything());
        try (TppClient client = injector.getInstance(TppClient.class)) {
            assertThat(injector.getInstance(TppClient.class)).isSameAs(client);
            assertThat(provider.contexts()).hasSize(1);
        }
    }

    @Test
    void whatIsNotBoundTheBuilderIsTold() {
        Injector injector = Guice.createInjector(new TppKitModule(builder -> {
            configure(builder);
            builder.identity(Tpp.identity()).tokenStore(store).listener(first);
        }));
        try (TppClient client = injector.getInstance(TppClient.class)) {
            client.bank(FakeProvider.FIRST).consents().begin(ConsentRequest.accountInformation("user"), Tpp.CUSTOMER);
            assertThat(store.size()).isEqualTo(1);
            assertThat(first.ended()).hasSize(1);
        }
    }

    @Test
    void whatIsMissingIsToldWithTheClientsOwnWords() {
        assertThatThrownBy(() -> injector(false, List.of()).getInstance(TppClient.class))
                .isInstanceOf(ProvisionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .anyMatch(problem -> problem.startsWith("no token store"))
                                .anyMatch(problem -> problem.startsWith("no identity")));
    }

    private List<Module> everything() {
        return List.of(
                binder -> binder.bind(TokenStore.class).toInstance(store),
                binder -> binder.bind(TppIdentity.class).toInstance(Tpp.identity()),
                binder -> binder.bind(Clock.class).toInstance(clock),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        Multibinder<CallListener> listeners = Multibinder.newSetBinder(binder(), CallListener.class);
                        listeners.addBinding().toInstance(first);
                        listeners.addBinding().toInstance(second);
                    }
                });
    }

    private Injector injector(boolean complete, List<Module> bindings) {
        List<Module> all = new ArrayList<>(bindings);
        all.add(new TppKitModule(builder -> {
            configure(builder);
            if (complete) {
                builder.tokenStore(TokenStores.inMemory());
            }
        }));
        return Guice.createInjector(all);
    }

    private void configure(TppClient.Builder builder) {
        builder.environment(Environment.PRODUCTION)
                .application(Tpp.application(FakeProvider.FIRST))
                .classLoader(new ClassLoader(null) {})
                .adapters(provider);
    }
}
