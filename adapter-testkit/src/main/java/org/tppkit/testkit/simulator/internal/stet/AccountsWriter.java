package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/**
 * Writes the list of accounts. 1.4.1 has the currency on the account, 1.4.2 inside {@code accountId}. Neither carries
 * {@code connectedPsu}: that is STET 1.4.0's, and Arkéa's 1.4.1 has the identity resource instead.
 */
final class AccountsWriter {

    private AccountsWriter() {}

    static Answer write(WireForm form, SimulatedBank bank, List<SimulatedAccount> accounts) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("accounts");
        accounts.forEach(account -> write(form, bank, account, array.addObject()));
        ObjectNode links = body.putObject("_links");
        form.putLink(links, "self", AccountInformation.ACCOUNTS);
        form.putLink(links, "endUserIdentity", AccountInformation.IDENTITY);
        form.putLink(links, "beneficiaries", AccountInformation.BENEFICIARIES);
        return form.list(body, accounts.isEmpty());
    }

    private static void write(WireForm form, SimulatedBank bank, SimulatedAccount account, ObjectNode node) {
        node.put("resourceId", account.resourceId()).put("bicFi", bank.bic());
        writeIdentification(form, account, node);
        node.put("name", account.name());
        node.put("details", "usage:" + account.usage());
        node.put("usage", form.shows(Quirk.UNKNOWN_FIELDS_AND_CODES) ? "XTRA" : account.usage());
        node.put("cashAccountType", account.accountType());
        node.put("psuStatus", account.psuStatus());
        account.linkedAccount()
                .ifPresentOrElse(
                        linked -> node.put("linkedAccount", linked), () -> form.putAbsent(node, "linkedAccount"));
        form.putAbsent(node, "product");
        ObjectNode links = node.putObject("_links");
        String path = AccountInformation.pathOf(account);
        form.putLink(links, "balances", path + "/balances");
        form.putLink(links, "transactions", path + "/transactions");
        form.decorate(node);
    }

    private static void writeIdentification(WireForm form, SimulatedAccount account, ObjectNode node) {
        ObjectNode id = node.putObject("accountId");
        if (account.scheme().equals("IBAN")) {
            id.put("iban", account.identification());
        } else {
            id.putObject("other")
                    .put("identification", account.identification())
                    .put("schemeName", account.scheme());
        }
        if (!form.is142()) {
            node.put("currency", account.currency());
        } else if (!form.shows(Quirk.CURRENCY_MISSING_IN_ACCOUNT_ID)
                || !account.accountType().equals("CARD")) {
            id.put("currency", account.currency());
        }
    }
}
