package org.tppkit.app.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

class JsonEntriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String json(AskedDays days, List<Transaction> entries, Outcome outcome) throws IOException {
        StringWriter out = new StringWriter();
        JsonEntries json = new JsonEntries(out, Entries.heading(days));
        json.begin();
        for (Transaction entry : entries) {
            json.entry(entry);
        }
        json.end(outcome);
        return out.toString();
    }

    @Test
    void oneObjectSaysWhatWasAskedWhatCameAndHowItEnded() throws IOException {
        List<Transaction> entries = List.of(
                Entries.pending("2026-11-22", "-0.10", "CARTE"),
                Entries.booked("2026-11-05", "-99999999999.00", "LOYER"));
        AskedDays days = new AskedDays(Optional.of(LocalDate.of(2026, 11, 1)), Optional.of(LocalDate.of(2026, 11, 30)));

        JsonNode read = JSON.readTree(json(days, entries, Entries.outcome(entries, PagingEnd.PAGE_LIMIT)));

        assertThat(read.toString())
                .isEqualTo("{\"bank\":\"arkea:fortuneo\",\"account\":\"FO00000001\",\"from\":\"2026-11-01\","
                        + "\"to\":\"2026-11-30\",\"transactions\":[{\"status\":\"PDNG\",\"amount\":\"-0.10\","
                        + "\"currency\":\"EUR\",\"transactionDate\":\"2026-11-22\",\"text\":[\"CARTE\"]},"
                        + "{\"status\":\"BOOK\",\"amount\":\"-99999999999.00\",\"currency\":\"EUR\","
                        + "\"bookingDate\":\"2026-11-05\",\"valueDate\":\"2026-11-05\",\"text\":[\"LOYER\"]}],"
                        + "\"entries\":2,\"pending\":1,\"pages\":3,\"requests\":3,\"firstBooked\":\"2026-11-05\","
                        + "\"lastBooked\":\"2026-11-05\",\"end\":\"PAGE_LIMIT\",\"complete\":false}");
    }

    @Test
    void anAccountWithoutEntriesIsAnEmptyArray() throws IOException {
        JsonNode read =
                JSON.readTree(json(AskedDays.all(), List.of(), Entries.outcome(List.of(), PagingEnd.NO_CONTENT)));

        assertThat(read.get("transactions")).isEmpty();
        assertThat(read.get("complete").booleanValue()).isTrue();
        assertThat(read.has("from")).isFalse();
    }

    @Test
    void hostileTextsComeBackAsTheyWereAndAreAsciiOnTheWay() throws IOException {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = HostileText.of(random);
            List<Transaction> entries = List.of(Entries.entry(new TransactionStatus(text), "1.00", "EUR", text)
                    .build());

            String json = json(AskedDays.all(), entries, Entries.outcome(entries, PagingEnd.NO_NEXT_LINK));

            assertThat(json.chars()).as("seed %d", seed).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
            JsonNode entry = JSON.readTree(json).get("transactions").get(0);
            assertThat(entry.get("text").get(0).textValue()).as("seed %d", seed).isEqualTo(text);
        }
    }
}
