package org.tppkit.testkit.simulator.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tppkit.testkit.simulator.SimulatedBank;

/** The colours can be told apart (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */
class LookTest {

    private static final double TEXT = 4.5;
    private static final double SHAPES = 3;

    private record Pair(String front, String back, double ratio) {}

    /** What stands on what. */
    private static final List<Pair> PAIRS = List.of(
            new Pair("text", "paper", TEXT),
            new Pair("text", "ground", TEXT),
            new Pair("text", "notice", TEXT),
            new Pair("text", "wrong-ground", TEXT),
            new Pair("soft", "paper", TEXT),
            new Pair("wrong", "paper", TEXT),
            new Pair("wrong", "wrong-ground", TEXT),
            new Pair("accent", "paper", TEXT),
            new Pair("paper", "accent", TEXT),
            new Pair("accent", "ground", SHAPES));
    /** Lines that only please the eye. */
    private static final Set<String> ORNAMENTS = Set.of("hairline");

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})").matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    @ParameterizedTest
    @EnumSource(SimulatedBank.class)
    void everyPairOfColoursHasEnoughContrastInEveryBank(SimulatedBank bank) {
        Map<String, String> colours = colours(Look.css(Brand.of(bank)));
        for (Pair pair : PAIRS) {
            double contrast = contrast(colours.get(pair.front()), colours.get(pair.back()));
            assertThat(contrast).as(bank + " " + pair).isGreaterThanOrEqualTo(pair.ratio());
        }
    }

    @Test
    void noColourIsLeftOut() {
        String css = Look.css(Brand.of(SimulatedBank.CMB));
        Set<String> checked = new HashSet<>(ORNAMENTS);
        PAIRS.forEach(pair -> checked.addAll(List.of(pair.front(), pair.back())));
        assertThat(colours(css).keySet()).containsExactlyInAnyOrderElementsOf(checked);
        assertThat(css.replaceAll("--[a-z-]+: #[0-9a-f]{6}", ""))
                .as("colours stand in variables only")
                .doesNotContain("#");
        assertThat(checked).allMatch(name -> css.contains("var(--" + name + ")"));
    }

    @Test
    void eachBankHasAColourOfItsOwn() {
        Set<String> accents = new HashSet<>();
        for (SimulatedBank bank : SimulatedBank.values()) {
            accents.add(Brand.of(bank).accent());
        }
        assertThat(accents).hasSameSizeAs(SimulatedBank.values());
    }

    @Test
    void theFormulaIsTheOneOfWcag() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
