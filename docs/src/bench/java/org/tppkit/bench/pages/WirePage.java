package org.tppkit.bench.pages;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as most programs would read it: records, filled by databind.
 *
 * @param transactions the entries
 */
record WirePage(List<Entry> transactions) {

    /** Reads pages with lines in an object (1.4.2) or with lines alone (1.4.1). */
    static ObjectReader reader(Class<?> page) {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readerFor(page);
    }

    /** An amount of money. */
    record Amount(BigDecimal amount, String currency) {}

    /** What the parties wrote. */
    record Remittance(List<String> unstructured) {}

    /** An entry of 1.4.2. */
    record Entry(
            @Nullable String resourceId,
            @Nullable String entryReference,
            Amount transactionAmount,
            String creditDebitIndicator,
            String status,
            @Nullable LocalDate bookingDate,
            @Nullable LocalDate valueDate,
            @Nullable LocalDate transactionDate,
            @Nullable Remittance remittanceInformation) {}

    /**
     * A page of 1.4.1.
     *
     * @param transactions the entries
     */
    record OfLines(List<EntryOfLines> transactions) {}

    /** An entry of 1.4.1. */
    record EntryOfLines(
            @Nullable String resourceId,
            @Nullable String entryReference,
            Amount transactionAmount,
            String creditDebitIndicator,
            String status,
            @Nullable LocalDate bookingDate,
            @Nullable LocalDate valueDate,
            @Nullable LocalDate transactionDate,
            @Nullable List<String> remittanceInformation) {}
}
