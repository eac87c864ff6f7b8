package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.RefreshToken;

/**
 * Payloads as versions of TPPKit stored them, committed byte for byte. Today's code reads each, and writes each anew as its
 * version did: so the version before can read what this one writes. A new minor version adds its own directory; nothing in
 * an old one is ever changed.
 */
class StoredFormatsTest {
    private static final Instant T0 = Instant.parse("2026-11-16T09:30:00.123456789Z");
    private static final String[] VERSIONS = {"0.1"};

    /** What was stored, and how it is read and written. */
    private record Format(Supplier<byte[]> written, UnaryOperator<byte[]> readAndWritten) {}

    private static Map<String, Format> formats() {
        Map<String, Format> formats = new LinkedHashMap<>();
        consent(formats, "consent", consent().build());
        consent(formats, "consent-leased", consent().build().leasedTo(new Lease("holder-1", T0.plusSeconds(90))));
        consent(formats, "consent-lost", consent().build().lost(Reason.REFRESH_REFUSED));
        consent(
                formats,
                "consent-without-tokens",
                ConsentRecord.builder()
                        .scope(ConsentScope.FUNDS_CONFIRMATION)
                        .givenAt(T0)
                        .scaAt(T0)
                        .build());
        consent(
                formats,
                "consent-about-accounts",
                consent()
                        .addAccounts(Iban.of("FR7630006000011234567890189"), Iban.of("FR1420041010050500013M02606"))
                        .build());
        pending(formats, "pending", pending());
        pending(formats, "pending-claimed", pending().with(new PendingRecord.Status.Claimed(T0.plusSeconds(5))));
        pending(formats, "pending-done", pending().with(new PendingRecord.Status.Done("c1.result")));
        payment(formats, "payment", payment());
        payment(formats, "payment-claimed", payment().with(new PendingPaymentRecord.Status.Claimed(T0)));
        payment(
                formats,
                "payment-approved",
                payment().with(new PendingPaymentRecord.Status.Approved(new AccessToken("payment-token"), T0)));
        payment(formats, "payment-done", payment().with(new PendingPaymentRecord.Status.Done()));
        payment(formats, "payment-with-verifier", payment("verifier", "kept for the exchange"));
        List<Instant> calls = List.of(T0, T0.plusSeconds(1), T0.plusSeconds(86_399));
        formats.put(
                "counter",
                new Format(
                        () -> AccessCounterCodec.encode(calls),
                        bytes -> AccessCounterCodec.encode(AccessCounterCodec.decode(bytes))));
        Tokens client =
                new Tokens(new AccessToken("client-token"), Optional.of(T0.plusSeconds(3600)), Optional.empty(), T0);
        formats.put(
                "client-token",
                new Format(
                        () -> ClientTokenCodec.toTokenRecord(client).payload(),
                        bytes -> ClientTokenCodec.toTokenRecord(ClientTokenCodec.decode(bytes))
                                .payload()));
        return formats;
    }

    private static ConsentRecord.Builder consent() {
        return ConsentRecord.builder()
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .givenAt(T0)
                .scaAt(T0.minusSeconds(1))
                .validUntil(T0.plusSeconds(15_552_000))
                .consentReference("consent-at-the-bank")
                .lastRefreshAt(T0.plusSeconds(3420))
                .tokens(new Tokens(
                        new AccessToken("access-token"),
                        Optional.of(T0.plusSeconds(3600)),
                        Optional.of(new RefreshToken("refresh-token")),
                        T0));
    }

    private static PendingRecord pending() {
        return PendingRecord.builder()
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .redirectUri(URI.create("https://tpp.example/callback"))
                .putKeep("verifier", "kept for the exchange, é included")
                .putKeep("another", "")
                .consentReference("consent-at-the-bank")
                .createdAt(T0)
                .expiresAt(T0.plusSeconds(1800))
                .validity(Period.of(1, 2, 3))
                .renews("renewed-consent")
                .build();
    }

    private static PendingPaymentRecord payment() {
        return waitingPayment().build();
    }

    private static PendingPaymentRecord payment(String name, String kept) {
        return waitingPayment().putKeep(name, kept).build();
    }

    private static PendingPaymentRecord.Builder waitingPayment() {
        return PendingPaymentRecord.builder()
                .paymentId("y1.payment")
                .redirectUri(URI.create("https://tpp.example/callback"))
                .expiresAt(T0.plusSeconds(1800))
                .cancellation(true);
    }

    private static void consent(Map<String, Format> formats, String name, ConsentRecord record) {
        formats.put(
                name,
                new Format(
                        () -> ConsentRecordCodec.encode(record),
                        bytes -> ConsentRecordCodec.encode(ConsentRecordCodec.decode(bytes))));
    }

    private static void pending(Map<String, Format> formats, String name, PendingRecord record) {
        formats.put(
                name,
                new Format(
                        () -> PendingRecordCodec.encode(record),
                        bytes -> PendingRecordCodec.encode(PendingRecordCodec.decode(bytes))));
    }

    private static void payment(Map<String, Format> formats, String name, PendingPaymentRecord record) {
        formats.put(
                name,
                new Format(
                        () -> PendingPaymentRecordCodec.encode(record),
                        bytes -> PendingPaymentRecordCodec.encode(PendingPaymentRecordCodec.decode(bytes))));
    }

    @TestFactory
    Stream<DynamicTest> whatEachVersionStoredIsReadAndWrittenAsItWas() {
        return Stream.of(VERSIONS)
                .flatMap(version -> formats().entrySet().stream()
                        .map(format -> DynamicTest.dynamicTest(version + " " + format.getKey(), () -> {
                            byte[] stored = stored(version, format.getKey());
                            assertThat(format.getValue().readAndWritten().apply(stored))
                                    .isEqualTo(stored);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenTodayIsWhatTheVersionBeforeReads() {
        String before = VERSIONS[VERSIONS.length - 1];
        return formats().entrySet().stream()
                .map(format -> DynamicTest.dynamicTest(
                        format.getKey(),
                        () -> assertThat(hex(format.getValue().written().get()))
                                .isEqualTo(hex(stored(before, format.getKey())))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] stored(String version, String name) throws IOException {
        String resource = "formats/" + version + "/" + name + ".hex";
        try (InputStream in = StoredFormatsTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        }
    }
}
