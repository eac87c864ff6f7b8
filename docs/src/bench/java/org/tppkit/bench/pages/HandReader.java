package org.tppkit.bench.pages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page read token by token into plain records: what a hurried programmer writes by hand. Checks nothing. */
final class HandReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DATE = 10;

    private HandReader() {}

    /** Every token looked at, nothing made of them: the least that reading can cost. */
    static Object scan(InputStream page) throws IOException {
        int tokens = 0;
        try (JsonParser parser = JSON.createParser(page)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    static List<WirePage.EntryOfLines> read(InputStream page) throws IOException {
        List<WirePage.EntryOfLines> entries = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(page)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isList = parser.currentName().equals("transactions");
                parser.nextToken();
                if (isList) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        entries.add(entry(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return entries;
    }

    private static WirePage.EntryOfLines entry(JsonParser parser) throws IOException {
        String id = null;
        String reference = null;
        WirePage.Amount amount = null;
        String direction = null;
        String status = null;
        LocalDate booked = null;
        LocalDate value = null;
        LocalDate done = null;
        List<String> lines = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "resourceId" -> id = parser.getText();
                case "entryReference" -> reference = parser.getText();
                case "transactionAmount" -> amount = amount(parser);
                case "creditDebitIndicator" -> direction = parser.getText();
                case "status" -> status = parser.getText();
                case "bookingDate" -> booked = day(parser);
                case "valueDate" -> value = day(parser);
                case "transactionDate" -> done = day(parser);
                case "remittanceInformation" -> lines = lines(parser);
                default -> parser.skipChildren();
            }
        }
        return new WirePage.EntryOfLines(id, reference, amount, direction, status, booked, value, done, lines);
    }

    private static WirePage.Amount amount(JsonParser parser) throws IOException {
        BigDecimal amount = null;
        String currency = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "amount" -> amount = new BigDecimal(parser.getText());
                case "currency" -> currency = parser.getText();
                default -> parser.skipChildren();
            }
        }
        return new WirePage.Amount(amount, currency);
    }

    private static @Nullable LocalDate day(JsonParser parser) throws IOException {
        return LocalDate.parse(parser.getText().substring(0, DATE));
    }

    private static List<String> lines(JsonParser parser) throws IOException {
        List<String> lines = new ArrayList<>();
        JsonToken end = parser.currentToken() == JsonToken.START_ARRAY ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
        while (parser.nextToken() != end) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                lines.add(parser.getText());
            }
        }
        return lines;
    }
}
