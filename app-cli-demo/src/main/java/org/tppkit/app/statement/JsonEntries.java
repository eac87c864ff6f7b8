package org.tppkit.app.statement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.account.Transaction;

/**
 * Entries as one JSON object: what was asked, the array {@code transactions}, and after it how reading ended. Written while
 * the entries arrive. Amounts are strings of decimal digits, negative for a debit; days are ISO 8601; what a bank does not
 * give is left out. ASCII only, so that nobody can write to the terminal through it.
 */
public final class JsonEntries implements EntryWriter {
    private final Writer out;
    private final JsonGenerator json;
    private final StatementHeading heading;

    /** @param out takes the text */
    public JsonEntries(Writer out, StatementHeading heading) throws IOException {
        this.out = out;
        this.heading = heading;
        this.json = JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(out);
    }

    @Override
    public void begin() throws IOException {
        json.writeStartObject();
        json.writeStringField("bank", heading.bank().toString());
        json.writeStringField("account", heading.account().value());
        day("from", heading.days().from());
        day("to", heading.days().to());
        json.writeArrayFieldStart("transactions");
    }

    @Override
    public void entry(Transaction entry) throws IOException {
        // A line for each entry, so that grep and diff are of use.
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("status", entry.status().code());
        json.writeStringField("amount", entry.signedAmount().amount().toPlainString());
        json.writeStringField("currency", entry.amount().currency().getCurrencyCode());
        day("bookingDate", entry.bookingDate());
        day("valueDate", entry.valueDate());
        day("transactionDate", entry.transactionDate());
        day("expectedBookingDate", entry.expectedBookingDate());
        texts("text", entry.remittanceInformation());
        texts("references", entry.structuredReferences());
        text("additionalInformation", entry.additionalInformation());
        text("resourceId", entry.resourceId());
        text("entryReference", entry.entryReference());
        json.writeEndObject();
    }

    @Override
    public void pageEnd() throws IOException {
        json.flush();
        out.flush();
    }

    @Override
    public void end(Outcome outcome) throws IOException {
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeNumberField("entries", outcome.entries());
        json.writeNumberField("pending", outcome.pending());
        json.writeNumberField("pages", outcome.pages());
        json.writeNumberField("requests", outcome.requests());
        day("firstBooked", outcome.first());
        day("lastBooked", outcome.last());
        text("end", Optional.of(outcome.end().map(Enum::name).orElse("ERROR")));
        json.writeBooleanField("complete", outcome.isComplete());
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        out.flush();
    }

    private void day(String name, Optional<LocalDate> day) throws IOException {
        text(name, day.map(LocalDate::toString));
    }

    private void text(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }

    private void texts(String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }
}
