package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.pact.Interaction.when;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.tppkit.adapter.arkea.pact.Orders.Order;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.PaymentStart;

/** Creation of payments (Arkéa Production page; STET 1.4 sections 3 and 8). */
final class InitiationInteractions {
    static final String PATH = "/psd2/v1/payment-requests";

    private static final String APPROVAL = "https://login.bank.example/payment-approval?PRid=PR0000000001";

    private final Stet stet;

    private InitiationInteractions(Stet stet) {
        this.stet = stet;
    }

    static List<Interaction> of(Stet stet) {
        InitiationInteractions table = new InitiationInteractions(stet);
        Orders orders = new Orders(stet);
        List<Interaction> lines = new ArrayList<>(List.of(
                table.creation("a transfer of today", orders.now()),
                table.creation("an instant transfer", orders.instant()),
                table.creation("a transfer on a later day", orders.onDay(Orders.LATER)),
                table.creation("a standing order", orders.standing(Orders.LATER)),
                table.creation("a standing order with its end", orders.standingUntil(Orders.LATER, Orders.END)),
                table.creation("transfers to several payees", orders.toSeveral(Orders.BAKER, Orders.BUTCHER)),
                table.creation("several transfers to one payee on a later day", orders.severalToOneOnDay(Orders.LATER)),
                table.creation("a transfer with payer, purposes, address and last payee", orders.full()),
                table.locationOnly(orders.now())));
        if (stet.is142()) {
            lines.add(table.creation(
                    "a transfer with a creditor reference and a structured address", orders.structured()));
        }
        return lines;
    }

    private Interaction creation(String description, Order order) {
        return when(description)
                .given(States.MAY_PAY)
                .asks(Asked.post(PATH, order.json()))
                .answers(Answered.json(
                        201, approval(stet.is142() ? APPROVAL + "&response_type=code&scope=pisp" : APPROVAL)))
                .then((bank, call) -> {
                    PaymentStart start = bank.payments().initiate(order.setup(), call);
                    assertThat(start.resourceId()).isEqualTo("PR0000000001");
                    URI step = ((NextStep.RedirectPsu) start.nextStep()).uri();
                    assertThat(step.toString()).startsWith(APPROVAL);
                    if (stet.is142()) {
                        assertThat(step.getRawQuery())
                                .contains("client_id=" + Contract.CLIENT_ID)
                                .contains("state=st-1_A");
                    }
                });
    }

    private Interaction locationOnly(Order order) {
        return when("a transfer whose id stands in Location only")
                .given(States.MAY_PAY)
                .given(States.LOCATION_ONLY)
                .asks(Asked.post(PATH, order.json()))
                .answers(Answered.json(201, approval("https://login.bank.example/payment-approval?payment=1"))
                        .header(
                                "Location",
                                "(https://[^/]+)?/psd2/v1/payment-requests/[^/?]+",
                                "/psd2/v1/payment-requests/PR0000000001"))
                .then((bank, call) -> assertThat(
                                bank.payments().initiate(order.setup(), call).resourceId())
                        .isEqualTo("PR0000000001"));
    }

    static String approval(String href) {
        return """
                {"appliedAuthenticationApproach":"REDIRECT","_links":{"consentApproval":{"href":"%s"}}}""".formatted(href);
    }
}
