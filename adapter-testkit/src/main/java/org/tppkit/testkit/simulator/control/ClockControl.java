package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Reads and moves a bank's clock. */
final class ClockControl {

    static final String[] FIELDS = {"now", "advance", "reset"};

    private ClockControl() {}

    static ObjectNode read(BankSimulator bank) {
        return Json.object()
                .put("now", bank.clock().instant().toString())
                .put("moved", bank.clock().moved().toString());
    }

    static void change(BankSimulator bank, Fields fields) {
        if (Stream.of(FIELDS).filter(fields::has).count() != 1) {
            throw RefusedException.badRequest(
                    "one of the fields now, advance and reset is wanted",
                    "send {\"now\": \"2026-03-18T11:00:00Z\"}, {\"advance\": \"PT1H\"} or {\"reset\": true}");
        }
        try {
            if (fields.has("now")) {
                bank.clock().set(moment(fields.text("now")));
            } else if (fields.has("advance")) {
                bank.clock().advance(duration(fields.text("advance")));
            } else if (fields.flag("reset")) {
                bank.clock().reset();
            }
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()), "stay within a hundred years");
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Fields.wrong("now", "a moment in UTC such as 2026-03-18T11:00:00Z");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw Fields.wrong("advance", "an ISO duration such as PT1H, P2D or -PT5M");
        }
    }
}
