package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.testkit.simulator.SimulatedBeneficiary;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Writes the customer's identity and trusted beneficiaries. */
final class PeopleWriter {

    private PeopleWriter() {}

    static Answer identity(WireForm form, SimulatedCustomer customer) {
        ObjectNode body = Json.object().put("connectedPsu", customer.name());
        ObjectNode links = body.putObject("_links");
        form.putLink(links, "self", AccountInformation.IDENTITY);
        form.putLink(links, "parent-list", AccountInformation.ACCOUNTS);
        return form.one(body);
    }

    static Answer beneficiaries(WireForm form, SimulatedCustomer customer) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("beneficiaries");
        customer.beneficiaries().forEach(beneficiary -> write(form, beneficiary, array.addObject()));
        ObjectNode links = body.putObject("_links");
        form.putLink(links, "self", AccountInformation.BENEFICIARIES);
        form.putLink(links, "parent-list", AccountInformation.ACCOUNTS);
        return form.list(body, customer.beneficiaries().isEmpty());
    }

    private static void write(WireForm form, SimulatedBeneficiary beneficiary, ObjectNode node) {
        node.put("isTrusted", true);
        node.putObject("creditorAgent").put("bicFi", beneficiary.bic());
        ObjectNode creditor = node.putObject("creditor").put("name", beneficiary.name());
        ObjectNode address = creditor.putObject("postalAddress").put("country", beneficiary.country());
        ArrayNode lines = address.putArray("addressLine");
        beneficiary.addressLines().forEach(lines::add);
        node.putObject("creditorAccount").put("iban", beneficiary.iban());
        form.decorate(node);
    }
}
