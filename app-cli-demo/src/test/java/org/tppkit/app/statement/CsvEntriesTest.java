package org.tppkit.app.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

class CsvEntriesTest {
    private static String csv(char separator, List<Transaction> entries) throws IOException {
        StringWriter out = new StringWriter();
        CsvEntries csv = new CsvEntries(out, separator);
        csv.begin();
        for (Transaction entry : entries) {
            csv.entry(entry);
        }
        csv.end(Entries.outcome(entries, PagingEnd.NO_NEXT_LINK));
        return out.toString();
    }

    @Test
    void aRowHoldsAllThatTheBankGave() throws IOException {
        Transaction entry = Entries.entry(TransactionStatus.BOOKED, "-1234.50", "EUR", "VIR LOYER", "Réf. \"A\", lot 2")
                .bookingDate(LocalDate.of(2026, 11, 5))
                .valueDate(LocalDate.of(2026, 11, 6))
                .transactionDate(LocalDate.of(2026, 11, 4))
                .addStructuredReferences("RF18539007547034")
                .additionalInformation("info")
                .resourceId("r-1")
                .entryReference("e-1")
                .build();

        String csv = csv(',', List.of(entry, Entries.pending("2026-11-22", "3.00", "")));

        assertThat(csv)
                .isEqualTo("booking_date,value_date,transaction_date,expected_booking_date,status,amount,currency,text,"
                        + "references,additional_information,resource_id,entry_reference\r\n"
                        + "2026-11-05,2026-11-06,2026-11-04,,BOOK,-1234.50,EUR,\"VIR LOYER / Réf. \"\"A\"\", lot 2\","
                        + "RF18539007547034,info,r-1,e-1\r\n"
                        + ",,2026-11-22,,PDNG,3.00,EUR,,,,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "＝1", "\n@x"})
    void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String text) throws IOException {
        String cell = CsvRows.of(csv(';', List.of(Entries.booked("2026-11-05", "-1.00", text))), ';')
                .get(1)
                .get(7);

        assertThat(cell).startsWith("'").endsWith(SafeText.of(text));
    }

    @Test
    void amountsStayNumbersAndHarmlessTextsStayAsTheyAre() throws IOException {
        List<String> row = CsvRows.of(csv('\t', List.of(Entries.booked("2026-11-05", "-1.00", "1-2 = -1"))), '\t')
                .get(1);

        assertThat(row).element(5).isEqualTo("-1.00");
        assertThat(row).element(7).isEqualTo("1-2 = -1");
    }

    @Test
    void whateverTheTextIsEachEntryIsOneRowOfTwelveCells() throws IOException {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = HostileText.of(random);
            Transaction entry = Entries.entry(new TransactionStatus(HostileText.of(random)), "-1.00", "EUR", text)
                    .additionalInformation(HostileText.of(random))
                    .build();
            char separator = ",;\t".charAt(random.nextInt(3));

            List<List<String>> rows = CsvRows.of(csv(separator, List.of(entry, entry)), separator);

            assertThat(rows)
                    .as("seed %d", seed)
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row).hasSize(12));
            assertThat(rows.get(1).get(7)).as("seed %d", seed).endsWith(SafeText.of(text));
            assertThat(rows.get(1))
                    .as("seed %d", seed)
                    .filteredOn(cell -> !cell.equals("-1.00"))
                    .noneMatch(cell -> cell.strip().matches("(?s)[=+\\-@].*"));
        }
    }
}
