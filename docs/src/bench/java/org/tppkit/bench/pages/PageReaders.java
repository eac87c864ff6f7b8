package org.tppkit.bench.pages;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.tppkit.adapter.arkea.internal.wire.AccountBodies;
import org.tppkit.bench.bank.PageBody;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.spi.http.BankResponse;

/** Four ways to read one page, all from a stream. */
public final class PageReaders {
    private static final AccountBodies LIBRARY = new AccountBodies(ZoneId.of("Europe/Paris"));
    private static final Map<String, List<String>> HEADERS =
            Map.of("Content-Type", List.of("application/hal+json;charset=utf-8"));

    private final byte[] page;
    private final ObjectReader databind;

    /** For pages of amounts as numbers. */
    public PageReaders(byte[] page) {
        this(page, PageBody.Form.NUMBERS);
    }

    PageReaders(byte[] page, PageBody.Form form) {
        this.page = page;
        this.databind = WirePage.reader(form == PageBody.Form.NUMBERS ? WirePage.class : WirePage.OfLines.class);
    }

    /** The library, as its own calls do it: values of the domain, everything checked. */
    public Object ours() {
        return transactions(stream());
    }

    Object scan() throws IOException {
        return HandReader.scan(stream());
    }

    Object hand() throws IOException {
        return HandReader.read(stream());
    }

    Object databind() throws IOException {
        return databind.readValue(stream());
    }

    /** The library on any stream. */
    public static List<Transaction> transactions(InputStream page) {
        return LIBRARY.transactions(answer(page)).items();
    }

    /** The library on any stream, entry by entry; gives how many there were. */
    public static int eachTransaction(InputStream page) {
        int[] count = {0};
        LIBRARY.eachTransaction(answer(page), entry -> count[0]++);
        return count[0];
    }

    private static BankResponse answer(InputStream page) {
        return new BankResponse(200, HEADERS, page);
    }

    private InputStream stream() {
        return new ByteArrayInputStream(page);
    }
}
