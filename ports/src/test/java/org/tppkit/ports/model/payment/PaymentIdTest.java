package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.tppkit.ports.model.Refusals.refusal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Seeds;

class PaymentIdTest {
    private static final String PRINTABLE =
            IntStream.range(0x20, 0x7f).mapToObj(Character::toString).collect(Collectors.joining());
    private static final PaymentId ID = new PaymentId(
            BankId.of("arkea:cmb"), Environment.PRODUCTION, ApiVersion.of("1.4.2"), "client", "resource-1");

    @Test
    void whatIsEncodedComesBack() {
        Seeds.times(1_000, random -> {
            PaymentId id = any(random);
            assertThat(id.encode()).matches("y1(\\.[A-Za-z0-9_-]*){5}");
            assertThat(PaymentId.decode(id.encode())).isEqualTo(id);
        });
    }

    @Test
    void theFormatOfVersionOneStaysAsItIs() {
        assertThat(ID.encode()).isEqualTo("y1.YXJrZWE6Y21i.UFJPRFVDVElPTg.MS40LjI.Y2xpZW50.cmVzb3VyY2UtMQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "é", "a\nb", "a\u007f", "a\uD83D\uDE00"})
    void aResourceIdIsPrintableAscii(String resource) {
        refusal(resource, () -> id(resource)).contains("1 to 256 printable ASCII characters");
    }

    @Test
    void aResourceIdHasAtMost256Characters() {
        assertThat(id("r".repeat(256)).resourceId()).hasSize(256);
        refusal("r".repeat(257), () -> id("r".repeat(257))).contains("1 to 256");
    }

    @Test
    void textsThatAreDamagedAreRefusedOrNameAnotherPayment() {
        Seeds.times(5_000, random -> {
            StringBuilder text = new StringBuilder(any(random).encode());
            for (int i = random.nextInt(3); i >= 0; i--) {
                damage(text, random);
            }
            assertRefusedOrCanonical(text.toString());
        });
    }

    @Test
    void noiseIsRefused() {
        Seeds.times(2_000, random -> {
            String noise = random.ints(random.nextInt(80), 0, 0x300)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertRefusedOrCanonical(noise);
            assertRefusedOrCanonical("y1." + noise);
        });
    }

    @Test
    void fieldsThatCannotBeAreRefusedWithoutBeingRepeated() {
        for (List<String> fields : List.of(
                List.of("arkea", "PRODUCTION", "1.4.2", "client", "r-1"),
                List.of("CANARY:canary", "PRODUCTION", "1.4.2", "client", "r-1"),
                List.of("arkea:cmb", "CANARY", "1.4.2", "client", "r-1"),
                List.of("arkea:cmb", "PRODUCTION", "CANARY CANARY", "client", "r-1"),
                List.of("arkea:cmb", "PRODUCTION", "1.4.2", "client", "CANARY\n"),
                List.of("arkea:cmb", "PRODUCTION", "1.4.2", "client", ""),
                List.of("arkea:cmb", "PRODUCTION", "1.4.2", "client"),
                List.of("arkea:cmb", "PRODUCTION", "1.4.2", "client", "r-1", "CANARY"))) {
            refusal("CANARY", () -> PaymentId.decode(encoded("y1", fields)))
                    .isEqualTo("this is not a text that PaymentId.encode() gave");
        }
        List<String> good = List.of("arkea:cmb", "PRODUCTION", "1.4.2", "client", "resource-1");
        assertThat(PaymentId.decode(encoded("y1", good))).isEqualTo(ID);
        refusal("resource-1", () -> PaymentId.decode(encoded("y2", good))).contains("encode()");
    }

    @Test
    void onePaymentHasOneText() {
        refusal("", () -> PaymentId.decode(ID.encode() + "==")).contains("encode()");
        String loose = ID.encode().replaceFirst("Q$", "R"); // the last bits of base64 are not used
        assertThat(loose).isNotEqualTo(ID.encode());
        refusal("", () -> PaymentId.decode(loose)).contains("encode()");
    }

    @Test
    void theTextForPeopleHoldsNoClientId() {
        assertThat(ID).hasToString("PaymentId[resource-1 at arkea:cmb in PRODUCTION]");
    }

    private static void assertRefusedOrCanonical(String text) {
        Throwable refusal =
                catchThrowable(() -> assertThat(PaymentId.decode(text).encode()).isEqualTo(text));
        if (refusal != null) {
            assertThat(refusal).isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void damage(StringBuilder text, Random random) {
        int place = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(place);
            case 1 -> text.setCharAt(place, (char) random.nextInt(0x180));
            default -> text.insert(place, Seeds.text(random, "aZ09_-.=+/", 1));
        }
    }

    private static String encoded(String mark, List<String> fields) {
        return mark
                + fields.stream()
                        .map(field -> "."
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(field.getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.joining());
    }

    private static PaymentId id(String resource) {
        return new PaymentId(ID.bank(), ID.environment(), ID.version(), ID.clientId(), resource);
    }

    private static PaymentId any(Random random) {
        Environment[] environments = Environment.values();
        return new PaymentId(
                BankId.of("b" + Seeds.text(random, "abc-9", random.nextInt(20)), "x" + random.nextInt(100)),
                environments[random.nextInt(environments.length)],
                ApiVersion.of(Seeds.text(random, "0123456789.", 1 + random.nextInt(20))),
                Seeds.text(random, PRINTABLE + "éß漢", random.nextInt(60)),
                "r" + Seeds.text(random, PRINTABLE, random.nextInt(100)));
    }
}
