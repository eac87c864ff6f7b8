package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.token.PendingPaymentRecord.Status;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.token.TokenRecord;

/** Pending payments and applications' tokens, as bytes and back. */
class PaymentCodecTest {
    private static final int ROUNDS = 500;

    @Test
    void pendingPaymentsComeBackAsTheyWere() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            PendingPaymentRecord record = randomPending(new Random(seed));
            byte[] bytes = PendingPaymentRecordCodec.encode(record);
            assertThat(PendingPaymentRecordCodec.decode(bytes))
                    .as("seed %d", seed)
                    .isEqualTo(record);
            assertThat(PendingPaymentRecordCodec.encode(PendingPaymentRecordCodec.decode(bytes)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void applicationsTokensComeBackAsTheyWere() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Tokens tokens = randomTokens(new Random(seed));
            TokenRecord record = ClientTokenCodec.toTokenRecord(tokens);
            assertThat(ClientTokenCodec.decode(record.payload()))
                    .as("seed %d", seed)
                    .isEqualTo(tokens);
            assertThat(record.expiresAt()).isEqualTo(tokens.expiresAt());
            assertThat(record.subject()).isEmpty();
        }
    }

    @Test
    void theFormatOfVersionOneStaysAsItIs() {
        PendingPaymentRecord approved = PendingPaymentRecord.builder()
                .paymentId("y1.x")
                .redirectUri(URI.create("https://a.example"))
                .expiresAt(Instant.ofEpochSecond(5))
                .status(new Status.Approved(new AccessToken("t"), Instant.EPOCH))
                .build();
        String head = "544b5901"
                + "000100000004" + hex("y1.x")
                + "000200000011" + hex("https://a.example")
                + "00030000000c" + "0000000000000005" + "00000000";
        assertThat(hex(approved)).isEqualTo(head + "000500000001" + hex("t") + "00060000000c" + "00".repeat(12));
        assertThat(hex(approved.with(new Status.Waiting()))).isEqualTo(head);
        assertThat(hex(approved.with(new Status.Claimed(Instant.ofEpochSecond(1, 2)))))
                .isEqualTo(head + "00040000000c" + "0000000000000001" + "00000002");
        assertThat(hex(approved.with(new Status.Done()))).isEqualTo(head + "000700000000");
        Tokens tokens = new Tokens(
                new AccessToken("a"),
                Optional.of(Instant.ofEpochSecond(9)),
                Optional.empty(),
                Instant.ofEpochSecond(4));
        assertThat(HexFormat.of()
                        .formatHex(ClientTokenCodec.toTokenRecord(tokens).payload()))
                .isEqualTo("544b4101" + "000100000001" + hex("a") + "00020000000c" + "0000000000000009" + "00000000"
                        + "00030000000c" + "0000000000000004" + "00000000");
    }

    @Test
    void whatIsOverHoldsNoToken() {
        PendingPaymentRecord approved = PendingPaymentRecord.builder()
                .from(randomPending(new Random(1)))
                .status(new Status.Approved(new AccessToken("SECRET"), Instant.EPOCH))
                .unknownFields(List.of())
                .build();
        assertThat(new String(PendingPaymentRecordCodec.encode(approved), StandardCharsets.ISO_8859_1))
                .contains("SECRET");
        assertThat(new String(
                        PendingPaymentRecordCodec.encode(approved.with(new Status.Done())),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET");
        assertThat(approved.toString()).doesNotContain("SECRET");
    }

    @Test
    void aPendingPaymentGoesIntoTheStoreWithItsExpiryAndNoSubject() {
        PendingPaymentRecord record = randomPending(new Random(3));
        TokenRecord stored = PendingPaymentRecordCodec.toTokenRecord(record);
        assertThat(stored.expiresAt()).contains(record.expiresAt());
        assertThat(stored.subject()).isEmpty();
    }

    @Test
    void damagedBytesAreNeverAnythingButAStoreFailure() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] pending = PendingPaymentRecordCodec.encode(randomPending(random));
            byte[] token = ClientTokenCodec.toTokenRecord(randomTokens(random)).payload();
            neverAnythingElse(seed, PendingPaymentRecordCodec::decode, damaged(pending, random));
            neverAnythingElse(seed, ClientTokenCodec::decode, damaged(token, random));
            neverAnythingElse(
                    seed, PendingPaymentRecordCodec::decode, Arrays.copyOf(pending, random.nextInt(pending.length)));
            neverAnythingElse(seed, ClientTokenCodec::decode, Arrays.copyOf(token, random.nextInt(token.length)));
        }
    }

    @Test
    void oneKindIsNotReadAsTheOtherAndANewerFormatIsSaidToBeOne() {
        byte[] pending = PendingPaymentRecordCodec.encode(randomPending(new Random(1)));
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> PendingRecordCodec.decode(pending));
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> ClientTokenCodec.decode(pending));
        pending[3] = 2;
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> PendingPaymentRecordCodec.decode(pending))
                .withMessageContaining("a newer TPPKit");
    }

    @Test
    void optionalFieldsOfANewerVersionAreWrittenBack() {
        PendingPaymentRecord strange = PendingPaymentRecord.builder()
                .from(randomPending(new Random(3)))
                .unknownFields(List.of(new Field(300, new byte[] {9}), new Field(65_535, new byte[0])))
                .build();
        PendingPaymentRecord read = PendingPaymentRecordCodec.decode(PendingPaymentRecordCodec.encode(strange));
        byte[] again = PendingPaymentRecordCodec.encode(read.with(new Status.Done()));
        assertThat(PendingPaymentRecordCodec.decode(again).unknownFields()).isEqualTo(strange.unknownFields());
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static void neverAnythingElse(long seed, Function<byte[], ?> decode, byte[] bytes) {
        Throwable failure = catchThrowable(() -> decode.apply(bytes));
        if (failure != null) {
            assertThat(failure)
                    .as("seed %d, bytes %s", seed, HexFormat.of().formatHex(bytes))
                    .isInstanceOf(TokenStoreException.class);
        }
    }

    private static String hex(PendingPaymentRecord record) {
        return HexFormat.of().formatHex(PendingPaymentRecordCodec.encode(record));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PendingPaymentRecord randomPending(Random random) {
        List<Status> statuses = List.of(
                new Status.Waiting(),
                new Status.Claimed(moment(random)),
                new Status.Approved(token(random), moment(random)),
                new Status.Approved(token(random), Instant.EPOCH),
                new Status.Done());
        PendingPaymentRecord.Builder record = PendingPaymentRecord.builder()
                .paymentId("y1." + random.nextInt())
                .redirectUri(URI.create("https://tpp.example/callback?x=" + random.nextInt()))
                .expiresAt(moment(random))
                .keep(random.nextBoolean() ? Map.of("a", "ü", "b", "") : Map.of())
                .status(statuses.get(random.nextInt(statuses.size())));
        if (random.nextBoolean()) {
            record.addUnknownFields(new Field(100 + random.nextInt(60_000), new byte[random.nextInt(20)]));
        }
        return record.build();
    }

    private static Tokens randomTokens(Random random) {
        return new Tokens(
                token(random),
                random.nextBoolean() ? Optional.of(moment(random)) : Optional.empty(),
                Optional.empty(),
                moment(random));
    }

    private static AccessToken token(Random random) {
        return new AccessToken(random.ints(1L + random.nextInt(60), 0x21, 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static Instant moment(Random random) {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }
}
