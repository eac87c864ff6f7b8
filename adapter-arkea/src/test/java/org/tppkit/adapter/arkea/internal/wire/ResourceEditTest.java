package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.UnexpectedAnswerException;

class ResourceEditTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{\"s\":\"CANC\"}",
                "{ }|{ \"s\":\"CANC\"}",
                "{\"s\":\"ACTC\"}|{\"s\":\"CANC\"}",
                "{\"s\":null,\"b\":0.10}|{\"s\":\"CANC\",\"b\":0.10}",
                "{\"a\":1E+2, \"s\" : 12.30 ,\"b\":true}|{\"a\":1E+2, \"s\" : \"CANC\" ,\"b\":true}",
                "{\"a\":{\"s\":1},\"b\":[{\"s\":2}]}|{\"a\":{\"s\":1},\"b\":[{\"s\":2}],\"s\":\"CANC\"}",
                "{\"s\":{\"x\":[1,2]},\"é\":\"\\u00e9\\/\"}|{\"s\":\"CANC\",\"é\":\"\\u00e9\\/\"}",
                "{\"n\":1234567890123.45,\"s\":[] }|{\"n\":1234567890123.45,\"s\":\"CANC\" }"
            })
    void onlyTheFieldIsChanged(String resource, String expected) {
        assertThat(text(new ResourceEdit(bytes(resource)).set("s", "CANC"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|{\"o\":{\"u\":\"x\",\"v\":\"y\"}}",
                "{\"o\":null}|{\"o\":{\"u\":\"x\",\"v\":\"y\"}}",
                "{\"o\":{}}|{\"o\":{\"u\":\"x\",\"v\":\"y\"}}",
                "{\"o\":{\"v\":\"old\",\"w\":1.0},\"p\":2}|{\"o\":{\"v\":\"y\",\"w\":1.0,\"u\":\"x\"},\"p\":2}",
                "{\"o\":{\"u\":\"a\",\"v\":\"b\"}}|{\"o\":{\"u\":\"x\",\"v\":\"y\"}}"
            })
    void fieldsOfAnObjectWithinAreChangedInTheirPlace(String resource, String expected) {
        assertThat(text(new ResourceEdit(bytes(resource)).set("o", "u", "x").set("o", "v", "y")))
                .isEqualTo(expected);
    }

    @Test
    void textsAreEscaped() {
        assertThat(text(new ResourceEdit(bytes("{}")).set("s", "a\"\\\n/é"))).isEqualTo("{\"s\":\"a\\\"\\\\\\n/é\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"s\":1,\"s\":2}", "{}{}", "null", "{\"s\":canary}"})
    void whatIsNoObjectIsRefused(String resource) {
        assertThatThrownBy(() -> new ResourceEdit(bytes(resource)).set("s", "x").bytes())
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageNotContaining("canary");
    }

    /** The expected text is put together from the same pieces, so that every other byte is compared. */
    @Test
    void everyOtherByteStays() {
        Seeded.forAll(3_000, random -> {
            List<String> pieces = new ArrayList<>();
            int count = random.nextInt(8);
            for (int i = 0; i < count; i++) {
                pieces.add("\"f" + i + "\"" + blank(random) + ":" + blank(random) + value(random, 3));
            }
            boolean present = random.nextBoolean();
            String before = "\"s\"" + blank(random) + ":" + blank(random);
            String old = value(random, 2);
            String end = blank(random);
            List<String> given = new ArrayList<>(pieces);
            List<String> wanted = new ArrayList<>(pieces);
            if (present) {
                int at = random.nextInt(count + 1);
                given.add(at, before + old);
                wanted.add(at, before + "\"CANC\"");
            }
            String separator = blank(random) + "," + blank(random);
            String added = present ? "" : (count == 0 ? "" : ",") + "\"s\":\"CANC\"";
            String resource = "{" + String.join(separator, given) + end + "}";
            String expected = "{" + String.join(separator, wanted) + end + added + "}";
            assertThat(text(new ResourceEdit(bytes(resource)).set("s", "CANC"))).isEqualTo(expected);
        });
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> random.nextInt() + "." + random.nextInt(1_000) + "0";
            case 3 -> "0.1";
            case 4 -> "1234567890123.45";
            case 5 -> "12.30E-4";
            case 6 -> "\"é\\u20ac\\\"}],{" + "x".repeat(random.nextInt(9_000)) + "\"";
            case 7 -> "{\"s\":" + value(random, depth - 1) + blank(random) + "}";
            default -> "[" + String.join(",", Collections.nCopies(random.nextInt(3), value(random, depth - 1))) + "]";
        };
    }

    private static String blank(Random random) {
        return List.of("", "", " ", "\n", "\r\n\t ").get(random.nextInt(5));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ResourceEdit edit) {
        return new String(edit.bytes(), StandardCharsets.UTF_8);
    }
}
