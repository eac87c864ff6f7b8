package org.tppkit.docs.snippets;

import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.net.URI;
import java.util.Map;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;

/** The Java of the tutorial about payments; run by FirstPaymentTutorialTest. */
public final class FirstPayment {
    private FirstPayment() {}

    /** Pays, and says how it stands then. */
    public static PaymentState pay(Map<String, String> settings, FirstConsent.Customer customer) {
        try (TppClient tpp = TppClient.from(settings, TokenStores.inMemory())) {
            Payments payments = tpp.bank(FORTUNEO).payments(PsuContext.present("127.0.0.1"));
            PaymentRequest request = payments.prepare()
                    .addTransfers(CreditTransfer.builder()
                            .instructionId("panier-47")
                            .amount(Money.of("12.34", "EUR"))
                            .creditor(Party.named("Marche Bio"))
                            .creditorAccount(Iban.of("FR7630001007941234567890185"))
                            .remittance(new Remittance.Text("panier 47"))
                            .build())
                    .build();
            PendingPayment pending = payments.initiate(request);

            URI callback = customer.approvesAt(pending.redirect());
            return payments.complete(pending, Callback.parse(callback));
        }
    }
}
