package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Provider states for verifiers of pacts in any language: the body is the one that Pact's verifiers send. */
final class StateControl {

    /** {@code consumer} and {@code states} are what some verifiers say besides; they decide nothing. */
    static final String[] FIELDS = {"action", "state", "params", "consumer", "states"};

    private static final String LIST =
            "GET of the same address lists the states; " + "what they mean stands in docs/reference/pact-states.md";

    /** Takes the token that the next request has to carry. */
    @FunctionalInterface
    interface TokenKeeper {
        void keep(String bankId, String token);
    }

    private StateControl() {}

    static ObjectNode read(BankSimulator bank) {
        ObjectNode body = Json.object();
        bank.states().names().stream().sorted().forEach(body.putArray("states")::add);
        return body;
    }

    /** Sets a state up or takes all back, as for an interaction that names no state; the answer is what belongs into the request. */
    static ObjectNode change(BankSimulator bank, StetVersion version, Fields fields, TokenKeeper keeper) {
        String action = fields.optionalText("action").orElse("setup");
        if (action.equals("teardown")) {
            bank.states().tearDown();
            return Json.object();
        }
        if (!action.equals("setup")) {
            throw Fields.wrong("action", "setup or teardown");
        }
        ObjectNode answer = Json.object();
        String name = fields.anyText("state");
        if (name.isBlank()) {
            bank.states().tearDown();
        } else {
            setUp(bank, name, fields.scalars("params"), version).forEach(answer::put);
            Optional.ofNullable(answer.get("token"))
                    .ifPresent(token -> keeper.keep(bank.bank().id(), token.textValue()));
        }
        return answer;
    }

    private static Map<String, String> setUp(
            BankSimulator bank, String name, Map<String, String> parameters, StetVersion version) {
        if (!bank.states().names().contains(name)) {
            throw RefusedException.badRequest("the state " + shown(name) + " is not known", LIST);
        }
        try {
            return bank.states().setUp(name, parameters, version);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()), LIST);
        } catch (IllegalStateException e) {
            throw new RefusedException(409, String.valueOf(e.getMessage()), "register a client first");
        }
    }

    private static String shown(String name) {
        return "\"" + name.substring(0, Math.min(100, name.length())).replaceAll("[^ -~]", "?") + "\"";
    }
}
