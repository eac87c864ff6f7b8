package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;

/** The foundation of all readers, by the productions of RFC 8259 and the faults that banks and proxies make. */
class JsonBodyTest {

    @ParameterizedTest
    @DisplayName("J1 by every production of RFC 8259, valid objects are read")
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ } \n",
                "{\"a\":null}",
                "{\"a\":true,\"b\":false}",
                "{\"\":0}",
                "{\"a\":-0}",
                "{\"a\":-0.0e-0}",
                "{\"a\":1E5,\"b\":1e+5,\"c\":0.5}",
                "{\"a\":\"\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}",
                "{\"a\":\"\\uD83D\\uDE00😀\"}",
                "{\"a\":\"\u007f\u2028\"}",
                "{\"a\":[[],[{}],[1,[2]]]}",
                "{\"a\":{\"b\":{\"c\":{}}}}",
                "{\"é\":1}"
            })
    void validObjectsAreRead(String body) {
        assertThat(Json.<Integer>read(body, Json::skipAll)).isNotNegative();
    }

    @ParameterizedTest
    @DisplayName("J1 by every production of RFC 8259, invalid bodies are refused")
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"a\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{\"a\":\"b}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{\"a\":1]",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":01}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":--1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":0x1}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":undefined}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":1}/**/",
                "/**/{}",
                "{\"a\":1}//",
                "{}x",
                "{}{}",
                "{} null",
                "{}]",
                "#\n{}",
                "{\"a\":1;}",
                "{\"a\"=1}",
                "{\"a\":٣}",
                "{\"a\":1,\"b\"}",
                "{}\u0000",
                "\u0000{}"
            })
    void invalidBodiesAreRefused(String body) {
        assertThatThrownBy(() -> Json.<Integer>read(body, Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasNoCause();
    }

    @Test
    @DisplayName("C7, J1 a body cut anywhere is refused")
    void aBodyCutAnywhereIsRefused() {
        String body = "{\"accounts\":[{\"resourceId\":\"A\",\"name\":\"é\"}],\"_links\":{\"self\":{\"href\":\"/x\"}}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer(cut)))
                    .as("cut at byte %d", length)
                    .isInstanceOf(UnexpectedAnswerException.class);
        }
        assertThat(Json.BODIES.accounts(Json.answer(bytes)).items()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsThanUtf8AreRefused(String charset) {
        byte[] body = "{\"accounts\":[],\"_links\":{}}".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer(body))).isInstanceOf(UnexpectedAnswerException.class);
    }

    static Stream<byte[]> brokenUtf8() {
        return Stream.of(
                new byte[] {(byte) 0xE9}, // é of ISO 8859-1
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xC3, 0x28},
                new byte[] {(byte) 0xE2, (byte) 0x82},
                new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xFE});
    }

    @ParameterizedTest
    @DisplayName("J9 bytes that are no UTF-8 are refused wherever they stand")
    @MethodSource("brokenUtf8")
    void bytesThatAreNoUtf8AreRefusedWhereverTheyStand(byte[] broken) throws IOException {
        for (String field : new String[] {"name", "unknown"}) {
            InputStream body = new SequenceInputStream(
                    new ByteArrayInputStream(("{\"accounts\":[{\"resourceId\":\"A\",\"" + field + "\":\"x")
                            .getBytes(StandardCharsets.UTF_8)),
                    new SequenceInputStream(
                            new ByteArrayInputStream(broken),
                            new ByteArrayInputStream("\"}]}".getBytes(StandardCharsets.UTF_8))));
            byte[] bytes = body.readAllBytes();
            assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer(bytes)))
                    .as(field)
                    .isInstanceOf(UnexpectedAnswerException.class);
        }
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThatThrownBy(() -> Json.<Integer>read("\uFEFF{}", Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accounts\":[],\"accounts\":[]}",
                "{\"accounts\":[],\"_links\":{},\"_links\":{}}",
                "{\"accounts\":[{\"resourceId\":\"A\",\"name\":\"x\",\"name\":\"y\"}]}",
                "{\"accounts\":[{\"resourceId\":\"A\",\"n\\u0061me\":\"x\",\"name\":\"y\"}]}",
                "{\"accounts\":[{\"resourceId\":\"A\",\"new\":1,\"new\":1}]}",
                "{\"accounts\":[],\"_links\":{\"next\":{\"href\":\"/a\",\"href\":\"/b\"}}}"
            })
    void aNameThatStandsTwiceIsRefused(String body) {
        assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer(body)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void anObjectMayHaveManyUnknownNamesButNotAnyNumber() {
        assertThat(Json.<Integer>read(fields(256), Json::skipAll)).isEqualTo(256);
        assertThatThrownBy(() -> Json.<Integer>read(fields(257), Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("256");
        assertThatThrownBy(() -> Json.<Integer>read(fields(300_000), Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void namesThatShareAHashAreRefusedBeforeTheyCostAnything() {
        String body = IntStream.range(0, 65_536)
                .mapToObj(i -> "\"" + colliding(i) + "\":0")
                .collect(Collectors.joining(",", "{\"x\":{", "}}"));
        Throwable thrown = catchThrowable(() -> Json.<Integer>read(body, Json::skipAll));
        assertThat(thrown)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        refused -> assertThat(refused).isInstanceOf(UnexpectedAnswerException.class));
    }

    @Test
    void depthIsBoundedAlsoInWhatIsPassedOver() {
        assertThat(Json.<Integer>read(nested(31), Json::skipAll)).isEqualTo(1);
        assertThatThrownBy(() -> Json.<Integer>read(nested(32), Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("32 levels");
        assertThatThrownBy(() -> Json.<Integer>read(nested(100_000), Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void textsNumbersAndNamesAreBounded() {
        String text = "x".repeat(70_000);
        String digits = "1".repeat(101);
        assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer("{\"accounts\":[{\"name\":\"" + text + "\"}]}")))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageStartingWith("accounts[0].name: ");
        assertThatThrownBy(() -> Json.<Integer>read("{\"a\":" + digits + "}", Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class);
        assertThatThrownBy(() -> Json.<Integer>read("{\"" + "n".repeat(300) + "\":1}", Json::skipAll))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void anErrorNamesKnownFieldsOnly() {
        assertThatThrownBy(() -> Json.BODIES.accounts(
                        Json.answer("{\"accounts\":[{\"resourceId\":\"A\"},{\"CanaryName\":{\"CanaryToo\":oops}}]}")))
                .isInstanceOfSatisfying(UnexpectedAnswerException.class, e -> {
                    assertThat(e.path()).isEqualTo("accounts[1]");
                    assertThat(e).hasMessageNotContaining("Canary").hasMessageNotContaining("oops");
                });
    }

    @Test
    void aConnectionThatBreaksIsATransportError() {
        InputStream body = new SequenceInputStream(
                new ByteArrayInputStream("{\"accounts\":[".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("canary: fixed content-length: 1000, bytes received: 13");
                    }
                });
        assertThatThrownBy(() -> JsonBody.<Integer>read(body, Json::skipAll))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.reason()).isEqualTo(TransportException.Reason.CONNECTION_LOST);
                    assertThat(e.requestMayHaveArrived()).isTrue();
                    assertThat(e).hasNoCause().hasMessageNotContaining("canary");
                });
    }

    @Test
    void theTransportsOwnErrorPasses() {
        TransportException timeout =
                new TransportException(TransportException.Reason.TIMEOUT, true, "the time is up", null);
        InputStream body = new InputStream() {
            @Override
            public int read() {
                throw timeout;
            }
        };
        assertThatThrownBy(() -> JsonBody.<Integer>read(body, Json::skipAll)).isSameAs(timeout);
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"f" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    /** Sixteen places of Aa or BB: all of one hash code. */
    private static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    @Test
    void namesOfTheSameHashAreToldApart() {
        assertThat(Json.<Integer>read("{\"Aa\":1,\"BB\":2}", Json::skipAll)).isEqualTo(2);
        assertThatThrownBy(() -> Json.<Integer>read("{\"Aa\":1,\"BB\":2,\"Aa\":3}", Json::skipAll))
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @DisplayName("a usual code is given as it stands in the list, any other as it came")
    @ValueSource(strings = {"BOOK", "BOOKED", "BOO", "book", "", "é"})
    void codes(String code) {
        List<String> usual = List.of("PDNG", "BOOK");

        String read = Json.read("{\"code\":\"" + code + "\"}", json -> code(json, usual));

        assertThat(read).isEqualTo(code);
        assertThat(usual.stream().anyMatch(one -> one == read)).isEqualTo(usual.contains(code));
    }

    @Test
    void aCodeThatIsNullIsNoneAndANumberIsRefused() {
        assertThat(Json.<String>read("{\"code\":null}", json -> code(json, List.of("BOOK"))))
                .isNull();
        assertThatThrownBy(() -> Json.<String>read("{\"code\":1}", json -> code(json, List.of("1"))))
                .hasMessageContaining("a text is expected");
    }

    private static String code(JsonBody json, List<String> usual) {
        json.enterObject();
        json.nextField();
        String code = json.code(usual);
        json.nextField();
        return code;
    }
}
