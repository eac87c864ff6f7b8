package org.tppkit.bench.bank;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pages of transactions as STET has them, about 480 bytes an entry; no two entries of a hundred are alike. */
public final class PageBody {
    private static final int PATTERN = 100;
    private static final String HEAD = "{\"transactions\":[";
    private static final String TAIL = """
            ],"_links":{"self":{"href":"/psd2/v1/accounts/A1/transactions"},"balances":{"href":"/psd2/v1/accounts/A1/balances"}}}""";

    /** How a version writes amounts, days and texts. */
    public enum Form {
        /** Numbers, days with a time, an object of lines (Arkéa 1.4.2). */
        NUMBERS("%d.%02d", "T00:00:00", "{\"unstructured\":[%s]}"),
        /** Texts, days alone, lines (STET 1.4.1). */
        TEXTS("\"%d.%02d\"", "", "[%s]");

        private final String amount;
        private final String time;
        private final String remittance;

        Form(String amount, String time, String remittance) {
            this.amount = amount;
            this.time = time;
            this.remittance = remittance;
        }
    }

    private PageBody() {}

    /** A whole page. */
    public static byte[] of(int entries, Form form) {
        return bytes(HEAD + entries(0, entries, form) + TAIL);
    }

    /** The bytes of a hundred entries, made once and streamed as often as wanted. */
    public static final class Repeated {
        private final byte[] head = bytes(HEAD);
        private final byte[] tail = bytes(TAIL);
        private final byte[] first;
        private final byte[] further;

        /** Makes the entries. */
        public Repeated(Form form) {
            String hundred = entries(0, PATTERN, form);
            this.first = bytes(hundred);
            this.further = bytes("," + hundred);
        }

        /** A page of so many entries, a multiple of a hundred. */
        public InputStream stream(int entries) {
            Stream<byte[]> more = Stream.generate(() -> further).limit(entries / PATTERN - 1L);
            var parts = Stream.of(Stream.of(head, first), more, Stream.of(tail))
                    .flatMap(part -> part)
                    .map(ByteArrayInputStream::new)
                    .iterator();
            return new SequenceInputStream(new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return parts.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    return parts.next();
                }
            });
        }

        /** How many bytes such a page has. */
        public long length(int entries) {
            return head.length + first.length + (entries / PATTERN - 1L) * further.length + tail.length;
        }
    }

    private static String entries(int from, int to, Form form) {
        return IntStream.range(from, to).mapToObj(number -> entry(number, form)).collect(Collectors.joining(","));
    }

    private static String entry(int number, Form form) {
        String day = String.format(Locale.ROOT, "2026-%02d-%02d%s", 1 + number % 11, 1 + number % 28, form.time);
        String amount = String.format(Locale.ROOT, form.amount, 1 + number * 37 % 4_000, number % 100);
        String lines = String.format(
                Locale.ROOT,
                "\"CARD PAYMENT %05d AT A SHOP IN A TOWN\",\"REFERENCE %08d-%04d OF THE SHOP\"",
                number,
                number * 7_919L,
                number % 9_973);
        return """
                {"resourceId":"T%012d","entryReference":"REF-%010d-2026","transactionAmount":{"currency":"EUR","amount":%s},\
                "creditDebitIndicator":"%s","status":"%s","bookingDate":"%s","valueDate":"%s","transactionDate":"%s",\
                "remittanceInformation":%s,"bankTransactionCode":{"domain":"PMNT","family":"CCRD","subFamily":"POSD"}}""".formatted(
                        number,
                        number * 31L,
                        amount,
                        number % 5 == 0 ? "CRDT" : "DBIT",
                        number % 20 == 0 ? "PDNG" : "BOOK",
                        day,
                        day,
                        day,
                        form.remittance.formatted(lines));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
