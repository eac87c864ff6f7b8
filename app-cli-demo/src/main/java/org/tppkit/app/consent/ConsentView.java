package org.tppkit.app.consent;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.KeptConsents;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;

/**
 * Consents as they are shown: moments in UTC, for people to the second. Of each the JSON says {@code bank}, {@code environment}
 * and {@code state}; the others of its fields depend on the state.
 */
final class ConsentView {
    private final Terminal terminal;
    private final JsonOption output;
    private final KeptConsents kept;

    ConsentView(Terminal terminal, JsonOption output, KeptConsents kept) {
        this.terminal = terminal;
        this.output = output;
        this.kept = kept;
    }

    void show(Consent consent) {
        output.show(
                terminal,
                json -> write(json, consent),
                () -> terminal.table(Table.of("consent", consent.id())
                        .row("bank", consent.bank().toString())
                        .row("environment", consent.environment().name())
                        .row("for", scope(consent))
                        .row("customer", consent.subject())
                        .row("given", moment(consent.givenAt()))
                        .row("renew before", moment(consent.scaRenewalDueBy()))
                        .row(
                                "ends",
                                consent.validUntil().map(ConsentView::moment).orElse("when the bank says so"))
                        .row("state", state(consent))));
    }

    /** Shows programs what another command is to complete. */
    void showWaiting(PendingConsent pending, URI page) {
        terminal.line(JsonLine.of(json -> {
            json.writeStringField("pending", pending.id());
            json.writeStringField("bank", pending.bank().toString());
            json.writeStringField("environment", pending.environment().name());
            json.writeStringField("state", "waiting");
            json.writeStringField("redirect", page.toASCIIString());
            json.writeStringField("expiresAt", pending.expiresAt().toString());
        }));
    }

    void list(List<Consent> consents) {
        output.show(
                terminal,
                json -> JsonLine.array(json, "consents", consents, this::write),
                () -> listForPeople(consents));
    }

    private void listForPeople(List<Consent> consents) {
        if (consents.isEmpty()) {
            terminal.note("No consent is kept here. Run: tppkit consent start");
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
        out.writeStringField("id", consent.id());
        out.writeStringField("bank", consent.bank().toString());
        out.writeStringField("environment", consent.environment().name());
        out.writeStringField("state", state(consent));
        out.writeStringField("scope", consent.scope().name());
        out.writeStringField("subject", consent.subject());
        out.writeStringField("givenAt", consent.givenAt().toString());
        out.writeStringField("scaRenewalDueBy", consent.scaRenewalDueBy().toString());
        JsonLine.field(out, "validUntil", consent.validUntil().map(Instant::toString));
    }

    private String state(Consent consent) {
        return consent.lost()
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElseGet(() -> kept.isAlive(consent) ? "usable" : "ended");
    }

    private static String scope(Consent consent) {
        return Scope.of(consent.scope()).name().toLowerCase(Locale.ROOT);
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
