package org.tppkit.testkit.simulator.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one language, read from its file once. {@code {0}}, {@code {1}} … stand for what is filled in. */
final class Texts {

    private static final Pattern FILLING = Pattern.compile("\\{([0-9])\\}");
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(read(language)));
        }
    }

    private final Properties texts;

    private Texts(Properties texts) {
        this.texts = texts;
    }

    static Texts of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The file of a language, in UTF-8. */
    static Properties read(Language language) {
        String file = "texts_" + language.tag() + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of the pages cannot be read", e);
        }
    }

    String say(Text text, String... fillings) {
        String form = Objects.requireNonNull(texts.getProperty(text.key()), text.key());
        return FILLING.matcher(form)
                .replaceAll(found -> Matcher.quoteReplacement(fillings[Integer.parseInt(found.group(1))]));
    }
}
