package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Shows the invented customers, and does what they would do. */
final class CustomerControl {

    static final String[] DECISION = {"url", "decision", "customer", "accounts"};
    static final String[] WITHDRAWAL = {"customer"};

    private CustomerControl() {}

    static ObjectNode read(BankSimulator bank) {
        ObjectNode body = Json.object().put("note", "all people and numbers are invented");
        ArrayNode customers = body.putArray("customers");
        for (SimulatedCustomer customer : bank.customers()) {
            ObjectNode node = customers.addObject().put("id", customer.id()).put("name", customer.name());
            ArrayNode accounts = node.putArray("accounts");
            customer.accounts().forEach(account -> describe(account, accounts.addObject()));
        }
        return body;
    }

    private static void describe(SimulatedAccount account, ObjectNode node) {
        node.put("id", account.resourceId())
                .put("name", account.name())
                .put("scheme", account.scheme())
                .put("identification", account.identification())
                .put("currency", account.currency())
                .put("type", account.accountType())
                .put("transactions", account.transactions().size());
    }

    /** The customer answers the question at an address; the answer is where the browser would go. */
    static ObjectNode decide(BankSimulator bank, Fields fields) {
        URI url = url(fields.text("url"));
        boolean payment = url.getPath().endsWith("/payment-approval");
        URI callback = tried(() -> switch (fields.text("decision")) {
            case "approve" -> approve(bank, url, payment, fields);
            case "refuse" -> payment ? bank.refusePayment(url) : bank.refuse(url);
            default -> throw Fields.wrong("decision", "approve or refuse");
        });
        return Json.object().put("callback", callback.toString());
    }

    private static URI approve(BankSimulator bank, URI url, boolean payment, Fields fields) {
        String customer = fields.text("customer");
        Optional<List<String>> accounts = fields.texts("accounts");
        if (!payment) {
            return accounts.map(chosen -> bank.approve(url, customer, chosen.toArray(new String[0])))
                    .orElseGet(() -> bank.approveAll(url, customer));
        }
        if (accounts.isEmpty()) {
            return bank.approvePayment(url, customer);
        }
        if (accounts.get().size() != 1) {
            throw Fields.wrong("accounts", "the one account that is debited");
        }
        return bank.approvePayment(url, customer, accounts.get().get(0));
    }

    static ObjectNode withdraw(BankSimulator bank, Fields fields) {
        String customer = tried(() -> bank.customer(fields.text("customer"))).id();
        return Json.object().put("ended", bank.withdrawConsent(customer));
    }

    @FunctionalInterface
    private interface Step<T> {
        T take();
    }

    private static <T> T tried(Step<T> step) {
        try {
            return step.take();
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(
                    String.valueOf(e.getMessage()), "look at the bank's customers and at the address it gave");
        } catch (IllegalStateException e) {
            throw new RefusedException(
                    409, String.valueOf(e.getMessage()), "mend the address, or begin a new consent or payment");
        }
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getPath() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
        throw notAnAddress();
    }

    private static RefusedException notAnAddress() {
        return Fields.wrong("url", "the address to which the client would redirect its customer");
    }
}
