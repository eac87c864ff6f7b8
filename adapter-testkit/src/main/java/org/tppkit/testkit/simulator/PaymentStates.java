package org.tppkit.testkit.simulator;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.internal.oauth.Grants;
import org.tppkit.testkit.simulator.internal.payment.PaymentStories;
import org.tppkit.testkit.simulator.internal.state.StateDates;
import org.tppkit.testkit.simulator.internal.state.StateOrder;

/** The states of payments. */
final class PaymentStates {

    private static final Set<String> EXECUTIONS = Set.of("now", "on a day", "standing order");

    private final Grants grants;
    private final PaymentStories stories;
    private final ConsentStates consents;
    private final LocalDate today;
    private final String bic;

    PaymentStates(Grants grants, PaymentStories stories, ConsentStates consents, LocalDate today, String bic) {
        this.grants = grants;
        this.stories = stories;
        this.consents = consents;
        this.today = today;
        this.bic = bic;
    }

    Map<String, String> mayPay() {
        Map<String, String> values = consents.values(consents.usual(), today);
        values.put(ConsentStates.TOKEN, grants.ofApplication());
        return values;
    }

    Map<String, String> unknownPayment() {
        return Map.of(ConsentStates.TOKEN, grants.ofApplication());
    }

    Map<String, String> code(StateWishes wishes) {
        ConsentStates.redirecting(wishes);
        require142(wishes);
        String id = create(StateOrder.now(wishes.version(), payday()));
        approve(id);
        return Map.of("code", grants.paymentCode(id));
    }

    Map<String, String> payment(StateWishes wishes) {
        String id = create(order(wishes));
        tell(id, wishes);
        requireStatus(id, wishes.text("status"), wishes.optional("reason"));
        return values(id, grants.ofApplication());
    }

    Map<String, String> token(StateWishes wishes) {
        require142(wishes);
        String status = wishes.text("status");
        String id = create(StateOrder.onDay(wishes.version(), StateDates.later(today)));
        approve(id);
        if (status.equals("CANC")) {
            stories.cancel(id);
        }
        requireStatus(id, status, Optional.empty());
        return values(id, grants.forPayment(id));
    }

    private static void require142(StateWishes wishes) {
        if (wishes.version() != StetVersion.V1_4_2) {
            throw new IllegalArgumentException("the state is one of version 1.4.2");
        }
    }

    /** What has to happen until the payment has come to its status. */
    private void tell(String id, StateWishes wishes) {
        String status = wishes.text("status");
        String reason = wishes.optional("reason").orElse("");
        if (status.equals("ACTC")) {
            return;
        }
        if (reason.equals("CUST")) {
            stories.refuse(id);
            return;
        }
        approve(id);
        if (wishes.version() == StetVersion.V1_4_2 && !status.equals("ACCP")) {
            stories.confirm(id);
        }
        if (reason.equals("DS02")) {
            stories.cancel(id);
        }
    }

    private StateOrder order(StateWishes wishes) {
        StetVersion version = wishes.version();
        if (wishes.optional("reason").filter("AC01"::equals).isPresent()) {
            return StateOrder.refused(version, payday());
        }
        if (wishes.text("status").equals("PART")) {
            return StateOrder.partlyRefused(version, payday());
        }
        String execution = wishes.text("execution");
        if (!EXECUTIONS.contains(execution)) {
            throw new IllegalArgumentException("the parameter execution is now, on a day or standing order");
        }
        return switch (execution) {
            case "on a day" -> StateOrder.onDay(version, StateDates.later(today));
            case "standing order" -> StateOrder.standing(version, StateDates.later(today));
            default -> StateOrder.now(version, payday());
        };
    }

    /** Looking moves the payment on, as a read would. */
    private void requireStatus(String id, String status, Optional<String> reason) {
        SimulatedPayment payment = stories.look(id);
        boolean reached = payment.status().equals(status) && (reason.isEmpty() || reason.equals(payment.reason()));
        if (!reached) {
            throw new IllegalArgumentException("no payment of this bank comes to that status that way");
        }
    }

    private String create(StateOrder order) {
        return stories.create(StateParty.CLIENT_ID, order.version(), order.body());
    }

    private void approve(String id) {
        SimulatedCustomer customer = consents.usual();
        stories.approve(id, customer.id(), customer.accounts().get(0));
    }

    private LocalDate payday() {
        return StateDates.settled(today);
    }

    private Map<String, String> values(String id, String token) {
        Map<String, String> values = consents.values(consents.usual(), payday());
        values.put("paymentRequestResourceId", id);
        values.put("transferResourceId", id + "-1");
        values.put("debtorBic", bic);
        values.put(ConsentStates.TOKEN, token);
        return values;
    }
}
