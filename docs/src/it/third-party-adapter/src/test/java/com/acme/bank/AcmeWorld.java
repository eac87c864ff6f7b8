package com.acme.bank;

import com.acme.bank.internal.AcmeBanks;
import java.net.URI;
import java.util.List;
import org.tppkit.core.Bank;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** A third party that embeds TPPKit's core, and a bank that it speaks with. */
final class AcmeWorld implements AutoCloseable {
    static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");
    static final URI REDIRECT = URI.create("https://tpp.example/callback");

    final AcmeBankScript script;
    final TppCertificates certificates = TestPki.shared().tpp();
    final TppClient client;
    final Bank bank;

    private AcmeWorld(BankDescriptor row, boolean oauth) {
        this.script = new AcmeBankScript(oauth);
        this.client = TppClient.builder()
                .environment(Environment.PRODUCTION)
                .identity(TppIdentity.of(
                        certificates.qwac().key(),
                        certificates.qwac().chain(),
                        Signers.of(
                                certificates.qsealc().key(),
                                certificates.qsealc().chain()),
                        URI.create("https://tpp.example/qsealc.pem")))
                .application(Application.of(row.id(), "PSDDE-EXAMPLE-123456", REDIRECT))
                .trustedCertificates(List.of(TestPki.shared().caCertificate()))
                .tokenStore(TokenStores.inMemory())
                .endpoints(row.id(), BankEndpoints.of(script.origin(), URI.create(AcmeBankScript.LOGIN)))
                .build();
        this.bank = client.bank(row.id());
    }

    /** Customers approve on a page that the bank names. */
    static AcmeWorld river() {
        return new AcmeWorld(AcmeBanks.RIVER, false);
    }

    /** Customers approve at an OAuth server. */
    static AcmeWorld lake() {
        return new AcmeWorld(AcmeBanks.LAKE, true);
    }

    @Override
    public void close() {
        client.close();
        script.close();
    }
}
