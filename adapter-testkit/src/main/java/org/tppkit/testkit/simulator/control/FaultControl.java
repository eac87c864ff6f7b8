package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;
import org.tppkit.testkit.simulator.PlannedFault;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Reads and plans what goes wrong at a bank. */
final class FaultControl {

    static final String[] FIELDS = {
        "effect", "status", "headers", "body", "method", "path", "pathEnding", "count", "always"
    };

    private static final int MOST_PLANNED = 100;
    private static final int MOST_TIMES = 1_000_000;
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,1000}");
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "connection");

    private FaultControl() {}

    static ObjectNode read(BankSimulator bank) {
        ObjectNode body = Json.object();
        ArrayNode faults = body.putArray("faults");
        bank.faults().planned().forEach(planned -> faults.add(describe(planned)));
        return body;
    }

    private static ObjectNode describe(PlannedFault planned) {
        Fault fault = planned.fault();
        ObjectNode node = Json.object().put("effect", fault.effect().name());
        if (fault.effect() == Fault.Effect.ANSWER) {
            node.put("status", fault.status());
            ObjectNode headers = node.putObject("headers");
            fault.headers().forEach(headers::put);
            node.put("body", new String(fault.body(), StandardCharsets.UTF_8));
        }
        if (planned.matcher() instanceof WantedRequests wanted) {
            wanted.write(node);
        } else {
            node.put("plannedBy", "the program around the simulator");
        }
        if (isForever(planned)) {
            node.put("always", true);
        } else {
            node.put("left", planned.left());
        }
        return node;
    }

    /** More often than anybody can ask for here. */
    static boolean isForever(PlannedFault planned) {
        return planned.left() > MOST_TIMES;
    }

    static void plan(BankSimulator bank, Fields fields) {
        WantedRequests wanted = WantedRequests.of(fields);
        Fault fault = fault(fields);
        boolean always = fields.flag("always");
        int count = fields.number("count", 1, MOST_TIMES).orElse(1);
        if (always && fields.has("count")) {
            throw RefusedException.badRequest("count and always exclude each other", "leave one of them out");
        }
        if (bank.faults().planned().size() >= MOST_PLANNED) {
            throw new RefusedException(409, "a hundred faults are planned already", "delete them first");
        }
        if (always) {
            bank.faults().always(wanted, fault);
        } else {
            bank.faults().next(count, wanted, fault);
        }
    }

    private static Fault fault(Fields fields) {
        Fault.Effect effect = effect(fields.text("effect"));
        if (effect == Fault.Effect.ANSWER) {
            return answer(fields);
        }
        for (String name : Set.of("status", "headers", "body")) {
            if (fields.has(name)) {
                throw RefusedException.badRequest(
                        "the field " + name + " is for the effect ANSWER only", "leave " + name + " out");
            }
        }
        return switch (effect) {
            case ANSWER -> throw new IllegalStateException("was answered above");
            case DROP_AFTER_REQUEST_HEADERS -> Fault.dropAfterRequestHeaders();
            case DROP_IN_REQUEST_BODY -> Fault.dropInRequestBody();
            case DROP_BEFORE_HANDLING -> Fault.dropBeforeHandling();
            case DROP_AFTER_HANDLING -> Fault.dropAfterHandling();
            case HOLD_BEFORE_HANDLING -> Fault.holdBeforeHandling(new Gate());
            case HOLD_BEFORE_ANSWERING -> Fault.holdBeforeAnswering(new Gate());
            case TRUNCATE_BODY -> Fault.truncateBody();
            case STALL_BODY -> Fault.stallBody(new Gate());
        };
    }

    private static Fault.Effect effect(String name) {
        return Arrays.stream(Fault.Effect.values())
                .filter(effect -> effect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fields.wrong(
                        "effect",
                        "one of "
                                + Arrays.stream(Fault.Effect.values())
                                        .map(Fault.Effect::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static Fault answer(Fields fields) {
        int status = fields.number("status", 200, 599)
                .orElseThrow(() -> Fields.wrong("status", "the HTTP status of the answer, 200 to 599"));
        if (fields.has("body") && (status == 204 || status == 304)) {
            throw RefusedException.badRequest("an answer with that status has no body", "leave body out");
        }
        Fault fault = Fault.answer(status);
        for (Map.Entry<String, String> header : fields.pairs("headers").entrySet()) {
            boolean allowed = HEADER_NAME.matcher(header.getKey()).matches()
                    && HEADER_VALUE.matcher(header.getValue()).matches()
                    && !FRAMING.contains(header.getKey().toLowerCase(Locale.ROOT));
            if (!allowed) {
                throw Fields.wrong("headers", "names and values of HTTP in ASCII, without those that frame the body");
            }
            fault = fault.header(header.getKey(), header.getValue());
        }
        return fields.optionalText("body").map(fault::body).orElse(fault);
    }
}
