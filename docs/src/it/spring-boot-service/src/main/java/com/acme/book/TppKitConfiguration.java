package com.acme.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenStore;

/** One client for the whole service; Spring closes it, which waits for refreshes that are on their way. */
@Configuration
class TppKitConfiguration {

    @Bean(destroyMethod = "close")
    TppClient tppClient(Environment environment, TokenStore tokenStore, ObjectProvider<CallListener> listeners) {
        Map<String, String> settings = Binder.get(environment)
                .bind("tppkit", Bindable.mapOf(String.class, String.class))
                .get();
        TppClient.Builder builder = TppClient.builder()
                .settingsFrom(settings)
                .tokenStore(tokenStore)
                .initiatingParty(Party.named("Household Book SAS"));
        listeners.orderedStream().forEach(builder::listener);
        return builder.build();
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, @Value("${book.token-key-file}") Path keyFile) throws IOException {
        EncryptionKey key = EncryptionKey.fromBase64("2026", Files.readString(keyFile));
        return TokenStores.encrypted(TokenStores.jdbc(dataSource), key);
    }
}
