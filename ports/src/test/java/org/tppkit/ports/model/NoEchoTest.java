package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.ports.model.Refusals.refusal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused is never repeated, and what is personal is never shown. */
class NoEchoTest {

    private static final String CANARY = "CANARY-4711-SECRET";

    private static final Map<String, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry("Iban.of", Iban::of),
            Map.entry("new Iban", Iban::new),
            Map.entry("Bic.of", Bic::of),
            Map.entry("new Bic", Bic::new),
            Map.entry("Money.of amount", text -> Money.of(text, "EUR")),
            Map.entry("Money.of currency", text -> Money.of("1", text)),
            Map.entry("BankId.of", BankId::of),
            Map.entry("BankId.of family", text -> BankId.of(text, "cmb")),
            Map.entry("BankId.of bank", text -> BankId.of("arkea", text)),
            Map.entry("ApiVersion.of", text -> ApiVersion.of(text + "_")),
            Map.entry("RequestId.of", RequestId::of),
            Map.entry("GeoLocation.of", GeoLocation::of),
            Map.entry("PsuContext.present", PsuContext::present),
            Map.entry(
                    "PsuContext text",
                    text -> PsuContext.builder("::1")
                            .userAgent(text.repeat(100))
                            .build()));

    private static final List<String> FRAMES = List.of(
            "%s",
            " %s ",
            "FR14%s",
            "FR1420041010050500013M0%s",
            "CMBRFR2B%s",
            "1.%s",
            "1E%s",
            "arkea:%s",
            "52.5,%s",
            "::%s",
            "203.0.113.7%%%s",
            "123e4567-e89b-12d3-a456-%s",
            "\r\n%s");

    @TestFactory
    List<DynamicTest> noRefusalRepeatsWhatItRefuses() {
        return READERS.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.getKey(), () -> {
                    for (String frame : FRAMES) {
                        String text = String.format(java.util.Locale.ROOT, frame, CANARY);
                        refusal(CANARY, () -> reader.getValue().apply(text))
                                .doesNotContainIgnoringCase("CANARY")
                                .doesNotContain("4711")
                                .doesNotContain("\n");
                    }
                }))
                .toList();
    }

    @Test
    void noStackTraceHoldsARefusedValue() {
        READERS.values().forEach(reader -> {
            try {
                assertThat(reader.apply(CANARY)).as("a refusal").isNull();
            } catch (IllegalArgumentException refusal) {
                StringWriter trace = new StringWriter();
                refusal.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain(CANARY);
            }
        });
    }

    @Test
    void noTextShowsWhatIsPersonal() {
        PsuContext psu = PsuContext.builder("203.0.113.7")
                .userAgent(CANARY)
                .psuId(CANARY)
                .deviceId(CANARY)
                .referer(CANARY)
                .geoLocation(GeoLocation.of("52.506931,13.144558"))
                .build();
        String texts = psu + " " + psu.geoLocation() + " " + Iban.of("FR1420041010050500013M02606") + " "
                + Callback.parse("https://tpp.example/cb?code=" + CANARY + "&" + CANARY + "=1&state=" + CANARY);
        assertThat(texts)
                .doesNotContain(CANARY)
                .doesNotContain("203.0")
                .doesNotContain("52.5")
                .doesNotContain("20041010050500013");
    }
}
