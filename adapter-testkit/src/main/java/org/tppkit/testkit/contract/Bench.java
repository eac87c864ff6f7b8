package org.tppkit.testkit.contract;

import java.net.URI;
import java.time.Clock;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.FakeAdapterContext;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.fake.KitHttpTransport;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.Rule;
import org.tppkit.testkit.scripted.ScriptedBank;

/** An adapter with a scripted bank before it, over mutual TLS. */
final class Bench implements AutoCloseable {
    private final BankDescription description;
    private final ScriptedBank bank;
    private final KitHttpTransport transport;
    private final Subject subject;
    private final TestedBank tested;
    private final FakeAdapterContext context;
    private final BankAdapter adapter;

    private Bench(BankDescription description, Subject subject) {
        TestPki pki = TestPki.shared();
        this.description = description;
        this.bank = ScriptedBank.start(pki);
        this.transport = KitHttpTransport.of(pki);
        BankDescriptor row = description.at(subject.bank(), bank.origin());
        this.subject = subject.with(row);
        this.tested = new TestedBank(row, subject.version(), bank.origin());
        this.context = context(description, row);
        this.adapter = newAdapter();
    }

    static Bench of(BankDescription description, Subject subject) {
        return new Bench(description, subject);
    }

    /** What an adapter for that row gets. */
    static FakeAdapterContext context(BankDescription description, BankDescriptor row) {
        KeyAndChain qsealc = TestPki.shared().tpp().qsealc();
        return FakeAdapterContext.of(row, FakeSigner.of(qsealc.key(), qsealc.chain()))
                .in(description.environment())
                .with(Application.of(row.id(), description.clientId(), description.redirectUri()));
    }

    /** Another adapter of the same bank, as on another node. */
    BankAdapter newAdapter() {
        return subject.provider().create(subject.version(), context);
    }

    /** Another adapter of the same bank, as on another node at another time. */
    BankAdapter newAdapter(Clock clock) {
        return subject.provider().create(subject.version(), context.with(clock));
    }

    BankAdapter adapter() {
        return adapter;
    }

    BankDescription description() {
        return description;
    }

    TestedBank tested() {
        return tested;
    }

    ScriptedBank bank() {
        return bank;
    }

    /** The bank answers so from now on. */
    Rule script(WireExchange exchange) {
        return bank.when(exchange::isAskedBy).answer(exchange.answer());
    }

    /** A call for a customer, with the token and the reference that the engine would give. */
    KitBankCall call(int number) {
        return call(number, Operation.Kind.CUSTOMER);
    }

    /** A call with what the engine would give. */
    KitBankCall call(int number, Operation.Kind kind) {
        KitValues values = KitValues.of(number);
        KitBankCall call = KitBankCall.over(transport, context.endpoints());
        boolean customer = kind == Operation.Kind.CUSTOMER;
        boolean ownToken = kind == Operation.Kind.APPLICATION && tested.supports(Capability.APPLICATION_TOKENS);
        if (ownToken || (customer && description.givesTokens(tested))) {
            call.withAccessToken(values.accessToken());
        }
        if (customer && description.keepsConsents(tested)) {
            call.withConsentReference(values.consentReference());
        }
        return call;
    }

    /** The address of a request at the bank, for messages: no query, which may hold what is secret. */
    static String shown(BankRequest request) {
        URI uri = request.uri();
        return request.method() + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    @Override
    public void close() {
        transport.close();
        bank.close();
    }
}
