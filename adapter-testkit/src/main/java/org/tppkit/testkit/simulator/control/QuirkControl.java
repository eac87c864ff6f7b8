package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Reads and sets a bank's switches. */
final class QuirkControl {

    static final String[] FIELDS = {"enabled"};

    private QuirkControl() {}

    static ObjectNode read(BankSimulator bank) {
        ObjectNode body = Json.object();
        enabled(bank, body.putArray("enabled"));
        ArrayNode defaults = body.putArray("defaults");
        Quirk.defaults().forEach(quirk -> defaults.add(quirk.name()));
        ArrayNode all = body.putArray("all");
        Arrays.asList(Quirk.values()).forEach(quirk -> all.add(quirk.name()));
        return body;
    }

    static void enabled(BankSimulator bank, ArrayNode names) {
        bank.quirks().enabled().forEach(quirk -> names.add(quirk.name()));
    }

    static void change(BankSimulator bank, Fields fields) {
        Set<Quirk> wanted = EnumSet.noneOf(Quirk.class);
        fields.texts("enabled")
                .orElseThrow(() -> Fields.wrong("enabled", "all names that shall be on, as an array"))
                .forEach(name -> wanted.add(quirk(name)));
        bank.quirks().only(wanted.toArray(new Quirk[0]));
    }

    private static Quirk quirk(String name) {
        return Arrays.stream(Quirk.values())
                .filter(quirk -> quirk.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fields.wrong("enabled", "names that GET of the same address lists under all"));
    }
}
