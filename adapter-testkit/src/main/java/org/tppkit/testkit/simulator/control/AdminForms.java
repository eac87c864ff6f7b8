package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.internal.http.Json;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/** What the forms of the admin page do: the steps of the API, with what was typed turned into its fields. */
final class AdminForms {

    private AdminForms() {}

    /** Does what the form asks for; the answer is the part of the page that shows it. */
    static String take(BankSimulator bank, String form, Map<String, Set<String>> typed) {
        switch (form) {
            case "clock" -> ClockControl.change(bank, Fields.of(texts(typed), ClockControl.FIELDS));
            case "clock-back" -> bank.clock().reset();
            case "faults" -> FaultControl.plan(bank, Fields.of(fault(typed), FaultControl.FIELDS));
            case "faults-clear" -> bank.faults().clear();
            case "clients" -> ClientControl.register(bank, Fields.of(client(typed), ClientControl.FIELDS));
            case "clients-remove" -> ClientControl.remove(bank, Parameters.single(typed, "client"));
            case "quirks" -> QuirkControl.change(bank, Fields.of(quirks(typed), QuirkControl.FIELDS));
            case "reset" -> bank.reset();
            default -> throw RefusedException.notFound("there is no such form", "begin at the overview");
        }
        return form.replaceFirst("-.*", "");
    }

    /** The fields that something was typed into. */
    private static ObjectNode texts(Map<String, Set<String>> typed) {
        ObjectNode node = Json.object();
        typed.keySet().stream()
                .filter(name -> !Parameters.single(typed, name).isBlank())
                .forEach(name -> node.put(name, Parameters.single(typed, name).strip()));
        return node;
    }

    private static ObjectNode fault(Map<String, Set<String>> typed) {
        ObjectNode node = texts(typed);
        boolean answer = node.path("effect").asText().equals("ANSWER");
        for (String number : Set.of("status", "count")) {
            String text = node.path(number).asText();
            if (text.matches("[0-9]{1,9}")) {
                node.put(number, Integer.parseInt(text));
            }
        }
        if (!answer) {
            node.remove("status");
        }
        return node;
    }

    private static ObjectNode client(Map<String, Set<String>> typed) {
        ObjectNode node = texts(typed);
        ArrayNode redirects = Json.object().putArray("redirectUris");
        for (String address : node.path("redirectUris").asText().strip().split("\\s+", -1)) {
            redirects.add(address);
        }
        node.set("redirectUris", redirects);
        return node;
    }

    private static ObjectNode quirks(Map<String, Set<String>> typed) {
        ObjectNode node = Json.object();
        ArrayNode enabled = node.putArray("enabled");
        typed.getOrDefault("enabled", Set.of()).forEach(enabled::add);
        return node;
    }
}
