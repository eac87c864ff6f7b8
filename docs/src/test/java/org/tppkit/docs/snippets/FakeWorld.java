package org.tppkit.docs.snippets;

import java.net.URI;
import org.tppkit.core.Bank;
import org.tppkit.core.BankRules;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.testkit.fake.FakeBank;
import org.tppkit.testkit.fake.FakeValues;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** A client, a bank in memory and a clock that is turned: what the examples of the pages are run with. */
final class FakeWorld implements AutoCloseable {
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    final FakeBank fakeBank = FakeBank.open().account(FakeValues.account("a-1"), FakeValues.balance("1250.00"));
    final ManualClock clock = ManualClock.at("2026-11-16T09:30:00Z");
    final RecordingListener listener = new RecordingListener();
    final TppClient tpp;
    final Bank bank;

    FakeWorld() {
        this(BankRules.standard());
    }

    FakeWorld(BankRules rules) {
        tpp = TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(identity())
                .application(Application.of(fakeBank.id(), "book", URI.create("https://book.example/callback")))
                .adapters(fakeBank)
                .rules(fakeBank.id(), rules)
                .tokenStore(TokenStores.inMemory())
                .testTime(clock, clock::elapsedNanos, clock::advance)
                .listener(listener)
                .initiatingParty(Party.named("Household Book"))
                .build();
        bank = tpp.bank(fakeBank.id());
    }

    /** A third party with throw-away keys. */
    static TppIdentity identity() {
        TppCertificates certificates = TestPki.shared().tpp();
        return TppIdentity.of(
                certificates.qwac().key(),
                certificates.qwac().chain(),
                Signers.of(certificates.qsealc().key(), certificates.qsealc().chain()),
                URI.create("https://book.example/qsealc.pem"));
    }

    /** A customer's consent to account information, approved. */
    Consent consent(String subject) {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(subject), CUSTOMER);
        return bank.consents().complete(pending, Callback.parse(fakeBank.approve(pending.redirect())));
    }

    @Override
    public void close() {
        tpp.close();
    }
}
