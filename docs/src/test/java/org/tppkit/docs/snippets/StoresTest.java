package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.Consent;
import org.tppkit.core.Consents;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.fake.FakeBank;
import org.tppkit.testkit.fake.FakeValues;

class StoresTest {
    @TempDir
    private Path folder;

    private final FakeBank fakeBank = FakeBank.open().account(FakeValues.account("a-1"));

    @BeforeEach
    void makeKey() throws IOException {
        makeKey((byte) 0);
    }

    private void makeKey(byte first) throws IOException {
        byte[] bytes = new byte[32];
        bytes[0] = first;
        // As the page's command prints it: with the end of the line.
        Files.writeString(folder.resolve("token-key"), Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    private TppClient client() throws IOException {
        return Stores.inFiles(folder.resolve("token-key"), folder.resolve("tokens"))
                .environment(Environment.SANDBOX)
                .identity(FakeWorld.identity())
                .application(Application.of(fakeBank.id(), "book", URI.create("https://book.example/callback")))
                .adapters(fakeBank)
                .build();
    }

    private Consent consent() throws IOException {
        try (TppClient tpp = client()) {
            Consents consents = tpp.bank(fakeBank.id()).consents();
            PendingConsent pending = consents.begin(ConsentRequest.accountInformation("jane"), FakeWorld.CUSTOMER);
            return consents.complete(pending, Callback.parse(fakeBank.approve(pending.redirect())));
        }
    }

    @Test
    void aConsentOutlivesTheClientAndIsReadWithTheKeyAlone() throws IOException {
        Consent consent = consent();

        try (TppClient later = client()) {
            assertThat(later.bank(fakeBank.id())
                            .accounts(consent, FakeWorld.CUSTOMER)
                            .list())
                    .hasSize(1);
        }
        makeKey((byte) 1);
        try (TppClient stranger = client()) {
            assertThatThrownBy(() -> stranger.bank(fakeBank.id())
                            .accounts(consent, FakeWorld.CUSTOMER)
                            .list())
                    .isInstanceOf(TokenStoreException.class);
        }
    }
}
