package org.tppkit.app.consent;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.tppkit.app.client.Workbench;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Consent;

/** Consents as they are shown: moments in UTC, to the second. */
final class ConsentView {
    private final Workbench bench;

    ConsentView(Workbench bench) {
        this.bench = bench;
    }

    void show(Terminal terminal, boolean json, Consent consent) {
        if (json) {
            terminal.line(JsonLine.of(out -> write(out, consent)));
            return;
        }
        terminal.table(Table.of("consent", consent.id())
                .row("bank", consent.bank().toString())
                .row("environment", consent.environment().name())
                .row("for", scope(consent))
                .row("customer", consent.subject())
                .row("given", moment(consent.givenAt()))
                .row("renew before", moment(consent.scaRenewalDueBy()))
                .row("ends", consent.validUntil().map(ConsentView::moment).orElse("when the bank says so"))
                .row("state", state(consent)));
    }

    void list(Terminal terminal, boolean json, List<Consent> consents) {
        if (json) {
            terminal.line(JsonLine.of(out -> {
                out.writeStartObject();
                out.writeArrayFieldStart("consents");
                for (Consent consent : consents) {
                    write(out, consent);
                }
                out.writeEndArray();
                out.writeEndObject();
            }));
            return;
        }
        Table table = Table.of("consent", "bank", "for", "customer", "given", "renew before", "state");
        consents.forEach(consent -> table.row(
                consent.id(),
                consent.bank().toString(),
                scope(consent),
                consent.subject(),
                moment(consent.givenAt()),
                moment(consent.scaRenewalDueBy()),
                state(consent)));
        terminal.table(table);
    }

    private void write(JsonGenerator out, Consent consent) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", consent.id());
        out.writeStringField("bank", consent.bank().toString());
        out.writeStringField("environment", consent.environment().name());
        out.writeStringField("scope", consent.scope().name());
        out.writeStringField("subject", consent.subject());
        out.writeStringField("givenAt", consent.givenAt().toString());
        out.writeStringField("scaRenewalDueBy", consent.scaRenewalDueBy().toString());
        if (consent.validUntil().isPresent()) {
            out.writeStringField("validUntil", consent.validUntil().get().toString());
        }
        out.writeStringField("state", state(consent));
        out.writeEndObject();
    }

    private String state(Consent consent) {
        return consent.lost()
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElseGet(() -> bench.isAlive(consent) ? "usable" : "ended");
    }

    private static String scope(Consent consent) {
        return Scope.of(consent.scope()).name().toLowerCase(Locale.ROOT);
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
