package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.UnexpectedAnswerException;

/** Names are expected in the order in which they came before. Nothing but the time may depend on that. */
class FieldNamesTest {
    private static final List<String> DIFFICULT =
            List.of("", "a", "amount", "amountOf", "amoun", "é", "😀", "a\"b", "a\\b", "\"", "\\", "\n", "\u0000");

    /** More than are kept. */
    private static final List<String> NAMES = Stream.concat(
                    DIFFICULT.stream(), IntStream.range(0, 90).mapToObj(number -> "name" + number))
            .toList();

    @Test
    void namesAreReadAsTheyStandInWhateverOrderTheyCome() {
        Seeded.forAll(50, random -> {
            List<List<String>> entries = entries(random);

            assertThat(read(body(entries, random))).isEqualTo(entries);
        });
    }

    @Test
    void aNameThatStandsTwiceInAnEntryIsRefusedWhereverItIsExpected() {
        Seeded.forAll(50, random -> {
            List<List<String>> entries = entries(random);
            List<String> wrong = entries.get(random.nextInt(entries.size()));
            wrong.add(random.nextInt(wrong.size() + 1), wrong.get(random.nextInt(wrong.size())));
            String body = body(entries, random);

            assertThatThrownBy(() -> read(body))
                    .isInstanceOf(UnexpectedAnswerException.class)
                    .hasMessageContaining("twice");
        });
    }

    /** Most entries are like the one before; in some, names are missing, new or elsewhere. */
    private static List<List<String>> entries(Random random) {
        List<List<String>> entries = new ArrayList<>();
        List<String> names = List.of("a");
        for (int i = 0; i < 50; i++) {
            if (random.nextInt(4) == 0) {
                List<String> others = new ArrayList<>(NAMES);
                Collections.shuffle(others, random);
                names = others.subList(0, 1 + random.nextInt(20));
            }
            entries.add(new ArrayList<>(names));
        }
        return entries;
    }

    private static List<List<String>> read(String body) {
        return Json.read(body, json -> {
            List<List<String>> entries = new ArrayList<>();
            json.enterObject();
            json.nextField();
            json.enterArray();
            while (json.nextElement()) {
                entries.add(names(json));
            }
            json.nextField();
            return entries;
        });
    }

    private static List<String> names(JsonBody json) {
        List<String> names = new ArrayList<>();
        json.enterObject();
        while (json.nextField()) {
            names.add(json.field());
            json.skip();
        }
        return names;
    }

    /** Longer than the parser's buffer, so that names are also cut by its end. */
    private static String body(List<List<String>> entries, Random random) {
        return entries.stream()
                .map(names -> names.stream()
                        .map(name -> quoted(name, random) + blank(random) + ":" + blank(random) + value(random))
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "{\"list\":[", "]}"));
    }

    private static String value(Random random) {
        List<String> values = List.of(
                "1.25", "null", "true", "\"" + "x".repeat(random.nextInt(60)) + "\"", "{\"a\":{\"a\":1}}", "[[]]");
        return values.get(random.nextInt(values.size()));
    }

    private static String blank(Random random) {
        return random.nextInt(10) == 0 ? " \n" : "";
    }

    /** Some characters are escaped that need not be: the name stays the same. */
    private static String quoted(String name, Random random) {
        boolean escaped = random.nextInt(10) == 0;
        return name.chars()
                .mapToObj(c -> escaped || c < ' ' || c == '"' || c == '\\'
                        ? String.format(Locale.ROOT, "\\u%04x", c)
                        : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
