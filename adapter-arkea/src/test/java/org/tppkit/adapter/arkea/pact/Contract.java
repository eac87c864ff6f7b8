package org.tppkit.adapter.arkea.pact;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tppkit.adapter.arkea.ArkeaAdapterProvider;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.testkit.fake.FakeAdapterContext;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** All lines of the contract, and the third party that speaks in it. */
final class Contract {
    static final BankId BANK = ArkeaBanks.CMB;
    static final String CLIENT_ID = "my-api-key";
    static final URI REDIRECT = URI.create("https://tpp.example/callback");
    static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");

    /** Addresses that only stand in requests: each is sent to the mock server, or to the simulator. */
    static final BankEndpoints PLACEHOLDERS =
            BankEndpoints.of(URI.create("https://api.bank.example"), URI.create("https://login.bank.example"));

    private Contract() {}

    /** Every line of one version. */
    static List<Interaction> of(Stet stet) {
        List<Interaction> lines = new ArrayList<>();
        lines.addAll(TokenInteractions.of(stet));
        lines.addAll(AccountInteractions.of(stet));
        lines.addAll(FundsInteractions.of(stet));
        lines.addAll(InitiationInteractions.of(stet));
        lines.addAll(PaymentInteractions.of(stet));
        lines.addAll(ErrorInteractions.of(stet));
        return lines;
    }

    /** The adapter as the engine makes it, with the kit's signer. */
    static BankAdapter adapter(Stet stet, BankEndpoints endpoints) {
        BankDescriptor bank = new ArkeaAdapterProvider()
                .banks().stream().filter(each -> each.id().equals(BANK)).findFirst().orElseThrow().toBuilder()
                        .endpoints(Map.of(Environment.PRODUCTION, endpoints))
                        .build();
        TppCertificates tpp = TestPki.shared().tpp();
        FakeSigner signer = FakeSigner.of(tpp.qsealc().key(), tpp.qsealc().chain());
        FakeAdapterContext context =
                FakeAdapterContext.of(bank, signer).with(Application.of(BANK, CLIENT_ID, REDIRECT));
        return new ArkeaAdapterProvider().create(stet.version(), context);
    }
}
