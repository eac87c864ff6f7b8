package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Json;

/** The resources of the control API, as {@code docs/reference/simulator-control.md} lists them. */
final class ControlApi {

    private static final int PAGE = 100;
    private static final int LONGEST_PAGE = 1_000;

    private final Banks banks;
    private final StateControl.TokenKeeper tokens;
    private final List<ControlRoute> routes;

    ControlApi(Banks banks, StateControl.TokenKeeper tokens) {
        this.banks = banks;
        this.tokens = tokens;
        this.routes = List.of(
                new ControlRoute("GET", "/banks", asked -> {
                    asked.refuseQuery();
                    return Json.answer(200, banks.list());
                }),
                get("", Banks::describe),
                new ControlRoute("POST", "/banks/*/reset", this::reset),
                get("/clock", ClockControl::read),
                new ControlRoute("PUT", "/banks/*/clock", this::moveClock),
                get("/faults", FaultControl::read),
                new ControlRoute("POST", "/banks/*/faults", this::planFault),
                new ControlRoute("DELETE", "/banks/*/faults", this::clearFaults),
                get("/quirks", QuirkControl::read),
                new ControlRoute("PUT", "/banks/*/quirks", this::setQuirks),
                new ControlRoute("POST", "/banks/*/approvals", this::decide),
                new ControlRoute("POST", "/banks/*/withdrawals", this::withdraw),
                new ControlRoute("GET", "/banks/*/journal", this::journal),
                new ControlRoute("GET", "/banks/*/journal/*", this::exchange),
                new ControlRoute("DELETE", "/banks/*/journal", this::clearJournal),
                get("/clients", ClientControl::read),
                new ControlRoute("POST", "/banks/*/clients", this::register),
                new ControlRoute("DELETE", "/banks/*/clients/*", this::unregister),
                get("/customers", CustomerControl::read),
                new ControlRoute("GET", "/banks/*/payments", this::payments),
                new ControlRoute("POST", "/banks/*/payments/*/status", this::endPayment),
                get("/states", StateControl::read),
                new ControlRoute("POST", "/banks/*/states", this::changeState));
    }

    private ControlRoute get(String resource, Function<BankSimulator, JsonNode> read) {
        return new ControlRoute("GET", "/banks/*" + resource, asked -> {
            asked.refuseQuery();
            return Json.answer(200, read.apply(bank(asked)));
        });
    }

    /** All lines of the table. */
    List<ControlRoute> routes() {
        return routes;
    }

    /** The answer to a call that knew the token. */
    Answer handle(Call call) {
        Set<String> methods = new TreeSet<>();
        for (ControlRoute route : routes) {
            List<String> variables = route.match(call.path()).orElse(null);
            if (variables != null && route.method().equals(call.method())) {
                return route.step().take(new Asked(call, variables));
            }
            if (variables != null) {
                methods.add(route.method());
            }
        }
        if (methods.isEmpty()) {
            throw RefusedException.notFound("there is no such address", "begin at GET /banks");
        }
        String allowed = String.join(", ", methods);
        return new RefusedException(405, "this method is not offered here", "use " + allowed)
                .answer()
                .with("Allow", allowed);
    }

    private BankSimulator bank(Asked asked) {
        return banks.byId(asked.variables().get(0));
    }

    private Answer reset(Asked asked) {
        asked.refuseQuery();
        bank(asked).reset();
        return Answer.empty(204);
    }

    private Answer moveClock(Asked asked) {
        ClockControl.change(bank(asked), asked.fields(ClockControl.FIELDS));
        return Json.answer(200, ClockControl.read(bank(asked)));
    }

    private Answer planFault(Asked asked) {
        FaultControl.plan(bank(asked), asked.fields(FaultControl.FIELDS));
        return Json.answer(201, FaultControl.read(bank(asked)));
    }

    private Answer clearFaults(Asked asked) {
        asked.refuseQuery();
        bank(asked).faults().clear();
        return Answer.empty(204);
    }

    private Answer setQuirks(Asked asked) {
        QuirkControl.change(bank(asked), asked.fields(QuirkControl.FIELDS));
        return Json.answer(200, QuirkControl.read(bank(asked)));
    }

    private Answer decide(Asked asked) {
        return Json.answer(200, CustomerControl.decide(bank(asked), asked.fields(CustomerControl.DECISION)));
    }

    private Answer withdraw(Asked asked) {
        return Json.answer(200, CustomerControl.withdraw(bank(asked), asked.fields(CustomerControl.WITHDRAWAL)));
    }

    private Answer journal(Asked asked) {
        Set<String> known = Set.of("since", "limit");
        long since = asked.number("since", 0, Long.MAX_VALUE, 0, known);
        long limit = asked.number("limit", 1, LONGEST_PAGE, PAGE, known);
        return Json.answer(200, JournalControl.read(bank(asked), since, (int) limit));
    }

    private Answer exchange(Asked asked) {
        asked.refuseQuery();
        BankSimulator bank = bank(asked);
        String number = asked.variables().get(1);
        long wanted = number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
        return Json.answer(200, JournalControl.describe(JournalControl.one(bank, wanted)));
    }

    private Answer clearJournal(Asked asked) {
        asked.refuseQuery();
        bank(asked).journal().clear();
        return Answer.empty(204);
    }

    private Answer register(Asked asked) {
        return Json.answer(
                201, ClientControl.describe(ClientControl.register(bank(asked), asked.fields(ClientControl.FIELDS))));
    }

    private Answer unregister(Asked asked) {
        asked.refuseQuery();
        ClientControl.remove(bank(asked), asked.variables().get(1));
        return Answer.empty(204);
    }

    private Answer changeState(Asked asked) {
        Set<String> known = Set.of("version", Doorkeeper.TOKEN);
        String number = asked.text("version", StetVersion.V1_4_2.number(), known);
        StetVersion version = StetVersion.of(number)
                .orElseThrow(() -> RefusedException.badRequest(
                        "the parameter version is not what it should be", "send 1.4.1 or 1.4.2"));
        Fields fields = Fields.of(asked.call(), StateControl.FIELDS);
        return Json.answer(200, StateControl.change(bank(asked), version, fields, tokens));
    }

    private Answer payments(Asked asked) {
        long limit = asked.number("limit", 1, LONGEST_PAGE, PAGE, Set.of("limit"));
        return Json.answer(200, PaymentControl.read(bank(asked), (int) limit));
    }

    private Answer endPayment(Asked asked) {
        Fields fields = asked.fields(PaymentControl.FIELDS);
        return Json.answer(
                200, PaymentControl.end(bank(asked), asked.variables().get(1), fields));
    }
}
