package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.spi.token.TokenRecord;

class RecordCodecTest {
    private static final int ROUNDS = 500;
    private static final List<Iban> ACCOUNTS =
            List.of(Iban.of("FR1420041010050500013M02606"), Iban.of("DE89370400440532013000"));

    @Test
    void consentsComeBackAsTheyWere() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            ConsentRecord record = randomConsent(new Random(seed));
            byte[] bytes = ConsentRecordCodec.encode(record);
            assertThat(ConsentRecordCodec.decode(bytes)).as("seed %d", seed).isEqualTo(record);
            assertThat(ConsentRecordCodec.encode(ConsentRecordCodec.decode(bytes)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void pendingConsentsComeBackAsTheyWere() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            PendingRecord record = randomPending(new Random(seed));
            byte[] bytes = PendingRecordCodec.encode(record);
            assertThat(PendingRecordCodec.decode(bytes)).as("seed %d", seed).isEqualTo(record);
            assertThat(PendingRecordCodec.encode(PendingRecordCodec.decode(bytes)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void theFormatOfVersionOneStaysAsItIs() {
        ConsentRecord record = ConsentRecord.builder()
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .givenAt(Instant.ofEpochSecond(1))
                .scaAt(Instant.ofEpochSecond(2, 3))
                .tokens(new Tokens(
                        new AccessToken("a"),
                        Optional.empty(),
                        Optional.of(new RefreshToken("r")),
                        Instant.ofEpochSecond(4)))
                .build();
        String frozen = "544b4301"
                + "000100000013" + HexFormat.of().formatHex("ACCOUNT_INFORMATION".getBytes(StandardCharsets.UTF_8))
                + "00030000000c" + "0000000000000001" + "00000000"
                + "00040000000c" + "0000000000000002" + "00000003"
                + "000700000001" + "61"
                + "000900000001" + "72"
                + "000a0000000c" + "0000000000000004" + "00000000";
        assertThat(HexFormat.of().formatHex(ConsentRecordCodec.encode(record))).isEqualTo(frozen);
    }

    @Test
    void truncatedBytesAreRefused() {
        for (long seed = 0; seed < 40; seed++) {
            byte[] consent = ConsentRecordCodec.encode(randomConsent(new Random(seed)));
            byte[] pending = PendingRecordCodec.encode(randomPending(new Random(seed)));
            for (int length = 0; length < consent.length; length += 7) {
                neverAnythingElse(seed, ConsentRecordCodec::decode, Arrays.copyOf(consent, length));
            }
            for (int length = 0; length < pending.length; length += 7) {
                neverAnythingElse(seed, PendingRecordCodec::decode, Arrays.copyOf(pending, length));
            }
        }
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> ConsentRecordCodec.decode(new byte[0]));
    }

    @Test
    void corruptBytesAreNeverAnythingButAStoreFailure() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] consent = ConsentRecordCodec.encode(randomConsent(random));
            byte[] pending = PendingRecordCodec.encode(randomPending(random));
            for (int i = random.nextInt(4); i >= 0; i--) {
                consent[random.nextInt(consent.length)] = (byte) random.nextInt();
                pending[random.nextInt(pending.length)] = (byte) random.nextInt();
            }
            neverAnythingElse(seed, ConsentRecordCodec::decode, consent);
            neverAnythingElse(seed, PendingRecordCodec::decode, pending);
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            neverAnythingElse(seed, ConsentRecordCodec::decode, noise);
        }
    }

    private static void neverAnythingElse(long seed, Function<byte[], ?> decode, byte[] bytes) {
        Throwable failure = catchThrowable(() -> decode.apply(bytes));
        if (failure != null) {
            assertThat(failure)
                    .as("seed %d, bytes %s", seed, HexFormat.of().formatHex(bytes))
                    .isInstanceOf(TokenStoreException.class);
        }
    }

    @Test
    void aNewerFormatIsSaidToBeOne() {
        byte[] bytes = ConsentRecordCodec.encode(randomConsent(new Random(1)));
        bytes[3] = 2;
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> ConsentRecordCodec.decode(bytes))
                .withMessageContaining("a newer TPPKit wrote this record");
    }

    @Test
    void aConstantOfANewerVersionIsSaidToBeOne() {
        byte[] bytes = RecordFormat.CONSENT.write(
                new FieldWriter().text(1, "ACCOUNT_DREAMS").fields());
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> ConsentRecordCodec.decode(bytes))
                .withMessageContaining("a newer TPPKit wrote this record")
                .withMessageContaining("ConsentScope");
    }

    @Test
    void oneKindIsNotReadAsTheOther() {
        byte[] bytes = ConsentRecordCodec.encode(randomConsent(new Random(1)));
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> PendingRecordCodec.decode(bytes));
    }

    @Test
    void aFieldThatStandsTwiceOrIsMissingIsRefused() {
        byte[] twice = RecordFormat.CONSENT.write(new FieldWriter()
                .text(1, "ACCOUNT_INFORMATION")
                .text(1, "ACCOUNT_INFORMATION")
                .fields());
        byte[] missing = RecordFormat.CONSENT.write(
                new FieldWriter().text(1, "ACCOUNT_INFORMATION").fields());
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> ConsentRecordCodec.decode(twice));
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> ConsentRecordCodec.decode(missing));
    }

    @Test
    void optionalFieldsOfANewerVersionAreWrittenBack() {
        PendingRecord plain = randomPending(new Random(3));
        PendingRecord strange = PendingRecord.builder()
                .from(plain)
                .unknownFields(List.of(new Field(300, new byte[] {9}), new Field(65_535, new byte[0])))
                .build();
        PendingRecord read = PendingRecordCodec.decode(PendingRecordCodec.encode(strange));
        byte[] again = PendingRecordCodec.encode(read.with(new PendingRecord.Status.Done("handle")));
        assertThat(PendingRecordCodec.decode(again).unknownFields()).isEqualTo(strange.unknownFields());
    }

    @Test
    void whatNoStoreMustTakeIsNotWritten() {
        PendingRecord large = PendingRecord.builder()
                .from(randomPending(new Random(3)))
                .keep(Map.of("x", "y".repeat(70_000)))
                .build();
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> PendingRecordCodec.encode(large));
        ConsentRecord largest = ConsentRecord.builder()
                .from(randomConsent(new Random(1)))
                .tokens(new Tokens(
                        new AccessToken("a".repeat(16_384)),
                        Optional.empty(),
                        Optional.of(new RefreshToken("r".repeat(16_384))),
                        Instant.EPOCH))
                .build();
        assertThatCode(() -> ConsentRecordCodec.encode(largest)).doesNotThrowAnyException();
    }

    @Test
    void textThatWouldNotComeBackIsNotWritten() {
        PendingRecord broken = PendingRecord.builder()
                .from(randomPending(new Random(3)))
                .keep(Map.of("x", "\ud800"))
                .build();
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> PendingRecordCodec.encode(broken));
    }

    @Test
    void aPendingRecordGoesIntoTheStoreWithSubjectAndExpiry() {
        PendingRecord record = randomPending(new Random(3));
        TokenRecord stored = PendingRecordCodec.toTokenRecord(record, "anna");
        assertThat(stored.subject()).contains("anna");
        assertThat(stored.expiresAt()).contains(record.expiresAt());
        assertThat(PendingRecordCodec.decode(stored.payload())).isEqualTo(record);
    }

    @Test
    void theIdOfAPendingRecordIsTheDigestOfItsState() {
        // FIPS 180-4, SHA-256 of "abc"
        byte[] digest = HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        String id = PendingRecord.idOf("abc");
        assertThat(Base64.getUrlDecoder().decode(id)).isEqualTo(digest);
        assertThat(id).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void noTextShowsASecret() {
        ConsentRecord consent = ConsentRecord.builder()
                .from(randomConsent(new Random(1)))
                .tokens(new Tokens(
                        new AccessToken("SECRET-A"),
                        Optional.empty(),
                        Optional.of(new RefreshToken("SECRET-R")),
                        Instant.EPOCH))
                .addUnknownFields(new Field(300, "SECRET".getBytes(StandardCharsets.UTF_8)))
                .build();
        StoredConsent stored =
                new StoredConsent(Scene.KEY, 1, Optional.of("SECRET-SUBJECT"), Optional.empty(), consent);
        PendingRecord pending = PendingRecord.builder()
                .from(randomPending(new Random(1)))
                .keep(Map.of("verifier", "SECRET-V"))
                .build();
        assertThat(List.of(
                        consent,
                        consent.tokens().orElseThrow(),
                        stored,
                        UsableToken.of(stored, true),
                        new Rotation(stored, consent.tokens().orElseThrow(), 0),
                        pending,
                        new Field(1, "SECRET".getBytes(StandardCharsets.UTF_8))))
                .noneMatch(value -> value.toString().contains("SECRET"));
    }

    private static ConsentRecord randomConsent(Random random) {
        ConsentRecord.Builder record = ConsentRecord.builder()
                .scope(ConsentScope.values()[random.nextInt(ConsentScope.values().length)])
                .lostBecause(maybe(random, () -> Reason.values()[random.nextInt(Reason.values().length)]))
                .givenAt(moment(random))
                .scaAt(moment(random))
                .validUntil(maybe(random, () -> moment(random)))
                .validity(maybe(random, () -> Period.of(random.nextInt(3), random.nextInt(12), random.nextInt(400))))
                .consentReference(maybe(random, () -> text(random)))
                .lastRefreshAt(maybe(random, () -> moment(random)))
                .lease(maybe(random, () -> new Lease(text(random), moment(random))));
        record.tokens(maybe(
                random,
                () -> new Tokens(
                        new AccessToken(token(random)),
                        maybe(random, () -> moment(random)),
                        maybe(random, () -> new RefreshToken(token(random))),
                        moment(random))));
        record.accounts(ACCOUNTS.subList(0, random.nextInt(3)));
        if (random.nextBoolean()) {
            record.addUnknownFields(
                    new Field(100 + random.nextInt(60_000), token(random).getBytes(StandardCharsets.UTF_8)));
        }
        return record.build();
    }

    private static PendingRecord randomPending(Random random) {
        Map<String, String> keep = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            keep.put(text(random), text(random));
        }
        List<PendingRecord.Status> statuses = List.of(
                new PendingRecord.Status.Waiting(),
                new PendingRecord.Status.Claimed(moment(random)),
                new PendingRecord.Status.Done(text(random)));
        return PendingRecord.builder()
                .scope(ConsentScope.values()[random.nextInt(ConsentScope.values().length)])
                .redirectUri(URI.create("https://tpp.example/callback?x=" + random.nextInt()))
                .keep(keep)
                .consentReference(maybe(random, () -> text(random)))
                .createdAt(moment(random))
                .expiresAt(moment(random))
                .validity(maybe(random, () -> Period.of(random.nextInt(3), random.nextInt(12), random.nextInt(400))))
                .renews(maybe(random, () -> text(random)))
                .withoutCallback(random.nextBoolean())
                .accounts(ACCOUNTS.subList(0, random.nextInt(3)))
                .status(statuses.get(random.nextInt(3)))
                .build();
    }

    private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private static Instant moment(Random random) {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20), 0, 0x11000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String token(Random random) {
        return random.ints(1L + random.nextInt(60), 0x21, 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
