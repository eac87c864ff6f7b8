package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CallbackTest {

    private static final String SUCCESS = "https://tpp.example/callback?code=SplxlOBe&state=xyz";

    @Test
    void aSuccessIsRead() {
        Callback callback = Callback.parse(SUCCESS);
        assertThat(callback.redirectUri()).contains(URI.create("https://tpp.example/callback"));
        assertThat(callback.code()).contains("SplxlOBe");
        assertThat(callback.state()).contains("xyz");
        assertThat(callback.error()).isEmpty();
        assertThat(callback.isMalformed()).isFalse();
        assertThat(callback.malformation()).isEmpty();
        assertThat(callback.duplicates()).isEmpty();
    }

    @Test
    void aRefusalIsRead() {
        Callback callback =
                Callback.parse("/cb?error=access_denied&error_description=Le+client+a+refus%C3%A9%2E&state=xyz");
        assertThat(callback.redirectUri()).contains(URI.create("/cb"));
        assertThat(callback.error()).contains("access_denied");
        assertThat(callback.errorDescription()).contains("Le client a refus\u00E9.");
        assertThat(callback.code()).isEmpty();
    }

    @Test
    void aUriIsReadAsItsText() {
        Callback callback = Callback.parse(URI.create(SUCCESS + "%3D%26#fragment"));
        assertThat(callback.state()).contains("xyz=&");
        assertThat(callback.redirectUri()).contains(URI.create("https://tpp.example/callback"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=c&state=a:b/d?e",
                "?code=c&state=a:b/d?e",
                "?code=c&state=a:b/d?e#code=other",
                "&code=c&&state=a:b/d?e&"
            })
    void aQueryAloneIsRead(String query) {
        Callback callback = Callback.parse(query);
        assertThat(callback.code()).contains("c");
        assertThat(callback.state()).contains("a:b/d?e");
        assertThat(callback.redirectUri()).isEmpty();
        assertThat(callback.isMalformed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://tpp.example/cb, https://tpp.example/cb",
        "https://tpp.example/cb?, https://tpp.example/cb",
        "https://tpp.example/cb#code=c, https://tpp.example/cb",
        "https://tpp.example/cb;v=1, https://tpp.example/cb;v=1",
        "myapp:/cb?, myapp:/cb",
        "callback, callback",
        "/, /"
    })
    void anAddressAloneHasNoParameters(String text, String address) {
        Callback callback = Callback.parse(text);
        assertThat(callback.redirectUri()).contains(URI.create(address));
        assertThat(callback.code()).isEmpty();
        assertThat(callback).hasToString("Callback[]");
        assertThat(callback.isMalformed()).isFalse();
    }

    @Test
    void nothingIsRead() {
        assertThat(Callback.parse("").redirectUri()).isEmpty();
        assertThat(Callback.parse("?").isMalformed()).isFalse();
        assertThatNullPointerException().isThrownBy(() -> Callback.parse((String) null));
        assertThatNullPointerException().isThrownBy(() -> Callback.parse((URI) null));
    }

    @Test
    void aParameterGivenTwiceHasNoSingleValue() {
        Callback callback = Callback.parse("?state=a&code=c&st%61te=b&x=1&x=1");
        assertThat(callback.parameters("state")).containsExactly("a", "b");
        assertThat(callback.state()).isEmpty();
        assertThat(callback.single("state")).isEmpty();
        assertThat(callback.duplicates()).containsExactlyInAnyOrder("state", "x");
        assertThat(callback.code()).contains("c");
    }

    @Test
    void aParameterWithoutValueCountsAsOmitted() {
        Callback callback = Callback.parse("?code=&state&error=&error_description=&x=");
        assertThat(callback.code()).isEmpty();
        assertThat(callback.state()).isEmpty();
        assertThat(callback.error()).isEmpty();
        assertThat(callback.errorDescription()).isEmpty();
        assertThat(callback.single("x")).contains("");
        assertThat(callback.parameters("state")).containsExactly("");
    }

    @Test
    void aMissingParameterHasNoValues() {
        assertThat(Callback.parse(SUCCESS).parameters("nothing")).isEmpty();
        assertThat(Callback.parse(SUCCESS).single("nothing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%|bad percent-encoding",
                "%4|bad percent-encoding",
                "%4G|bad percent-encoding",
                "%G4|bad percent-encoding",
                "%+1|bad percent-encoding",
                "%\u0661\u0661|bad percent-encoding",
                "%FF|invalid UTF-8",
                "%C3|invalid UTF-8",
                "%C0%AF|invalid UTF-8",
                "%ED%A0%80|invalid UTF-8",
                "%F5%80%80%80|invalid UTF-8",
                "a b|a character that a URI cannot have",
                "\u00E9|a character that a URI cannot have",
                "a\u0001b|a character that a URI cannot have"
            })
    void whatDoesNotDecodeIsLeftOutAndNamed(String value, String reason) {
        for (String query : List.of("?code=c&x=" + value + "&state=s", "?code=c&" + value + "=x&state=s")) {
            Callback callback = Callback.parse("https://tpp.example/cb" + query);
            assertThat(callback.isMalformed()).isTrue();
            assertThat(callback.malformation()).contains(reason);
            assertThat(callback.code()).contains("c");
            assertThat(callback.state()).contains("s");
            assertThat(callback.parameters("x")).isEmpty();
            assertThat(callback.redirectUri()).isPresent();
        }
    }

    @Test
    void anAddressThatIsNotOneIsNamedAndTheParametersStay() {
        Callback callback = Callback.parse("https://tpp.example/a b?code=c&x=%");
        assertThat(callback.redirectUri()).isEmpty();
        assertThat(callback.malformation()).contains("the address is not a URI");
        assertThat(callback.code()).contains("c");
    }

    @Test
    void moreThan16KibIsNotRead() {
        String longest = "?code=c&x=" + "y".repeat(16 * 1024 - 10);
        assertThat(Callback.parse(longest).code()).contains("c");
        assertThat(Callback.parse(longest).isMalformed()).isFalse();
        Callback tooLong = Callback.parse(longest + "y");
        assertThat(tooLong.malformation()).contains("longer than 16 KiB");
        assertThat(tooLong.code()).isEmpty();
        assertThat(tooLong.redirectUri()).isEmpty();
    }

    @Test
    void theTextShowsKnownNamesOnly() {
        assertThat(Callback.parse("?state=secret&code=secret")).hasToString("Callback[state, code]");
        assertThat(Callback.parse("?secret&code=x&y=%&other")).hasToString("Callback[code, 2 other, malformed]");
    }

    @Test
    void whatIsEncodedIsReadAgain() {
        Seeds.times(2_000, random -> {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            List<String> pairs = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                String name = unicode(random, 1 + random.nextInt(2));
                String value = unicode(random, random.nextInt(20));
                parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
                pairs.add(encoded(name) + "=" + encoded(value));
            }
            Callback callback = Callback.parse("/cb?" + String.join("&", pairs));
            assertThat(callback.isMalformed()).isFalse();
            parameters.forEach((name, values) -> {
                assertThat(callback.parameters(name)).isEqualTo(values);
                assertThat(callback.single(name).isPresent()).isEqualTo(values.size() == 1);
                assertThat(callback.duplicates().contains(name)).isEqualTo(values.size() > 1);
            });
        });
    }

    @Test
    void randomBytesNeverFail() {
        Seeds.times(5_000, random -> {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            readEverything(new String(bytes, StandardCharsets.ISO_8859_1));
            readEverything(new String(bytes, StandardCharsets.UTF_8));
            readEverything(new String(bytes, StandardCharsets.UTF_16LE));
            readEverything(Seeds.text(random, "?&=%#:/+codestae0F9\uD800\u0000 ", random.nextInt(60)));
        });
    }

    @Test
    void aDamagedCallbackNeverFailsAndNeverShowsItsSecret() {
        Seeds.times(5_000, random -> {
            StringBuilder damaged = new StringBuilder("https://tpp.example/cb?code=CANARY&state=CANARY%20");
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            }
            readEverything(damaged.toString());
            Callback callback = Callback.parse(damaged.toString());
            assertThat(callback.toString() + callback.malformation()).doesNotContain("CANARY");
        });
    }

    private static void readEverything(String text) {
        Callback callback = Callback.parse(text);
        assertThat(callback.isMalformed()).isEqualTo(callback.malformation().isPresent());
        assertThat(callback.code()).isEqualTo(callback.single("code").filter(code -> !code.isEmpty()));
        assertThat(callback.duplicates())
                .allSatisfy(name -> assertThat(callback.parameters(name)).hasSizeGreaterThan(1));
        assertThat(callback.redirectUri().map(URI::getRawFragment)).isEmpty();
        assertThat(callback.toString()).startsWith("Callback[").hasSizeLessThan(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unicode(Random random, int length) {
        return random.ints(0, Character.MAX_CODE_POINT + 1)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
