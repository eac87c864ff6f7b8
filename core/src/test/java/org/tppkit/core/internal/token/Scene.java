package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.store.InMemoryTokenStore;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.TokenKey;

/** A client with its store, its bank and its clock. */
final class Scene implements AutoCloseable {
    static final TokenKey KEY = key("cmb", "consent-1");
    static final String FAMILY = "f1";

    final HandTime time = new HandTime();
    final TroubledStore store = new TroubledStore(new InMemoryTokenStore());
    final TokenEndpoint bank = new TokenEndpoint();
    final List<ConsentEvent> events = new CopyOnWriteArrayList<>();
    volatile Runnable whenTold = () -> {};
    final ExecutorService executor = Executors.newCachedThreadPool();
    final Settings settings;
    final ConsentTokens tokens;

    Scene() {
        this(Settings.standard());
    }

    Scene(Settings settings) {
        this.settings = settings;
        this.tokens = client("first");
    }

    /** Another client, as on another machine: it shares nothing but the store. */
    ConsentTokens client(String holder) {
        CallListener listener = new CallListener() {
            @Override
            public void consentChanged(ConsentEvent event) {
                events.add(event);
                whenTold.run();
            }
        };
        return new ConsentTokens(store, time, executor, settings, listener, holder);
    }

    static TokenKey key(String bank, String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.SANDBOX, BankId.of("arkea", bank), "client", id);
    }

    /** A consent whose tokens the bank has just given. */
    StoredConsent give() {
        return give(KEY, FAMILY);
    }

    StoredConsent give(TokenKey key, String family) {
        return tokens.create(key, "subject-" + family, consent(family));
    }

    ConsentRecord consent(String family) {
        return bare().tokens(Tokens.of(bank.grant(family), time.now())).build();
    }

    ConsentRecord.Builder bare() {
        return ConsentRecord.builder()
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .givenAt(time.now())
                .scaAt(time.now());
    }

    UsableToken current() {
        return current(tokens, null);
    }

    UsableToken current(ConsentTokens client, @Nullable UsableToken refused) {
        return client.current(KEY, refused, bank, aMinute());
    }

    Deadline aMinute() {
        return Deadline.in(Duration.ofMinutes(1), time);
    }

    ConsentRecord stored() {
        return tokens.read(KEY).orElseThrow().record();
    }

    Optional<AccessToken> storedAccessToken() {
        return stored().tokens().map(Tokens::accessToken);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
