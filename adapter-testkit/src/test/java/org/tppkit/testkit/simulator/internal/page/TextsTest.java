package org.tppkit.testkit.simulator.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.internal.page.Language.ENGLISH;
import static org.tppkit.testkit.simulator.internal.page.Language.FRENCH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/tppkit/testkit/simulator/internal");
    private static final Pattern USE = Pattern.compile("\\bText\\.([A-Z_]+)\\b");
    private static final Pattern FILLING = Pattern.compile("\\{[0-9]\\}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryTextAndNoOther(Language language) {
        assertThat(Texts.read(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Text.values()).map(Text::key).toList());
        assertThat(Texts.read(language).values()).allMatch(text -> !((String) text).isEmpty());
    }

    @Test
    void theSameIsFilledInInBothLanguages() {
        for (Text text : Text.values()) {
            assertThat(fillings(ENGLISH, text)).as(text.key()).isEqualTo(fillings(FRENCH, text));
        }
    }

    private static TreeSet<String> fillings(Language language, Text text) {
        Properties texts = Texts.read(language);
        return FILLING.matcher(texts.getProperty(text.key()))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noTextIsUnused() throws IOException {
        Set<String> used = new HashSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> USE.matcher(read(file)).results().forEach(found -> used.add(found.group(1))));
        }
        assertThat(used)
                .containsAll(Arrays.stream(Text.values()).map(Text::name).toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsFilledInIsNotFilledInAgain() {
        assertThat(new Wording(ENGLISH).say(Text.STEP, "{1}", "{0}")).isEqualTo("Step {1} of {0}");
    }
}
