package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Json;

/** The banks that are controlled, by their ids. */
final class Banks {

    private final List<BankSimulator> all;

    Banks(List<BankSimulator> all) {
        this.all = List.copyOf(all);
        if (all.stream().map(bank -> bank.bank().id()).distinct().count() != all.size()) {
            throw new IllegalArgumentException("two of the simulators are the same bank");
        }
    }

    List<BankSimulator> all() {
        return all;
    }

    BankSimulator byId(String id) {
        return all.stream()
                .filter(bank -> bank.bank().id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> RefusedException.notFound("there is no such bank here", "the banks here are " + ids()));
    }

    private String ids() {
        return all.stream().map(bank -> bank.bank().id()).collect(Collectors.joining(", "));
    }

    ObjectNode list() {
        ObjectNode body = Json.object();
        ArrayNode banks = body.putArray("banks");
        all.forEach(bank -> banks.add(describe(bank)));
        return body;
    }

    static ObjectNode describe(BankSimulator bank) {
        ObjectNode body = Json.object()
                .put("id", bank.bank().id())
                .put("name", bank.bank().displayName())
                .put("bic", bank.bank().bic())
                .put("api", bank.apiUri().toString())
                .put("authorization", bank.authorizationUri().toString())
                .put("caCertificate", KeyAndChain.pem(bank.caCertificate()));
        ArrayNode versions = body.putArray("versions");
        for (StetVersion version : StetVersion.values()) {
            versions.add(version.number());
        }
        QuirkControl.enabled(bank, body.putArray("quirks"));
        body.set("clock", ClockControl.read(bank));
        bank.seed().ifPresent(seed -> body.put("seed", seed));
        ArrayNode clients = body.putArray("clients");
        bank.applications().forEach(application -> clients.add(application.clientId()));
        body.put("faultsPending", bank.faults().pending());
        body.put("exchanges", bank.journal().written());
        return body;
    }
}
