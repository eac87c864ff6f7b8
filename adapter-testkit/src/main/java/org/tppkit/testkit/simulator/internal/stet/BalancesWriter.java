package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Writes balances: CLBD and XPCD with their reference dates, amounts with their sign. */
final class BalancesWriter {

    private static final Map<String, String> NAMES = Map.of("CLBD", "accounting balance", "XPCD", "real time balance");

    private BalancesWriter() {}

    static Answer write(WireForm form, SimulatedAccount account) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("balances");
        for (SimulatedBalance balance : account.balances()) {
            write(form, account, balance, balance.type(), array.addObject());
        }
        if (form.shows(Quirk.UNKNOWN_FIELDS_AND_CODES) && !account.balances().isEmpty()) {
            write(form, account, account.balances().get(0), "ITAV", array.addObject());
        }
        String path = AccountInformation.pathOf(account);
        ObjectNode links = body.putObject("_links");
        form.putLink(links, "self", path + "/balances");
        form.putLink(links, "transactions", path + "/transactions");
        form.putLink(links, "parent-list", AccountInformation.ACCOUNTS);
        return form.list(body, account.balances().isEmpty());
    }

    private static void write(
            WireForm form, SimulatedAccount account, SimulatedBalance balance, String type, ObjectNode node) {
        node.put("name", NAMES.getOrDefault(type, "other balance"));
        form.putAmount(node, "balanceAmount", balance.amount(), account.currency());
        node.put("balanceType", type);
        form.putDate(node, "referenceDate", balance.referenceDate());
        form.putAbsent(node, "lastChangeDateTime");
        form.decorate(node);
    }
}
