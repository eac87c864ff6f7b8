package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** The whole client before a bank that plays a script; tokens it gives without being told. */
final class ScriptedWorld implements AutoCloseable {
    static final BankId ID = BankId.of("arkea:fortuneo");

    final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    final TokenStore store = TokenStores.inMemory();
    final ScriptedBank bank;
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<TppClient> clients = new ArrayList<>();

    private ScriptedWorld(ScriptedBank bank) {
        this.bank = bank;
        bank.when("POST", path -> path.endsWith("/token")).answer(request -> token());
    }

    static ScriptedWorld start() {
        return before(ScriptedBank.start(TestPki.shared()));
    }

    static ScriptedWorld before(ScriptedBank bank) {
        return new ScriptedWorld(bank);
    }

    private ScriptedAnswer token() {
        int number = tokens.incrementAndGet();
        return ScriptedAnswer.json(
                200,
                "{\"access_token\":\"scripted-access-%d\",\"refresh_token\":\"scripted-refresh-%d\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                        .formatted(number, number));
    }

    Bank bank(Consumer<TppClient.Builder> change) {
        TppCertificates tpp = TestPki.shared().tpp();
        TppClient.Builder builder = TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(TppIdentity.of(
                        tpp.qwac().key(),
                        tpp.qwac().chain(),
                        Signers.of(tpp.qsealc().key(), tpp.qsealc().chain()),
                        BankWorld.KEY_ID))
                .application(Application.of(ID, "client-id", BankWorld.REDIRECT))
                .endpoints(ID, BankEndpoints.of(bank.origin(), URI.create("https://bank.example")))
                .trustedCertificates(List.of(TestPki.shared().caCertificate()))
                .tokenStore(store)
                .initiatingParty(Party.named("Third Party SAS"))
                .clock(clock);
        change.accept(builder);
        TppClient client = builder.build();
        clients.add(client);
        return client.bank(ID);
    }

    Bank bank() {
        return bank(builder -> {});
    }

    static PendingConsent begin(Bank bank) {
        return bank.consents().begin(ConsentRequest.accountInformation("user-1"), BankWorld.CUSTOMER);
    }

    /** What the customer's browser would bring back. */
    static Callback approved(PendingConsent pending) {
        String state = Callback.parse(pending.redirect()).state().orElseThrow();
        return Callback.parse(BankWorld.REDIRECT + "?code=scripted-code&state=" + state);
    }

    static Consent consent(Bank bank) {
        PendingConsent pending = begin(bank);
        return bank.consents().complete(pending, approved(pending));
    }

    @Override
    public void close() {
        clients.forEach(TppClient::close);
        assertThat(bank.unscripted()).isEmpty();
        bank.close();
    }
}
