package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.http.JvmSettings;

/** The page about configuration and the code say the same. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new AssertionError("the page stands beside the module", e);
        }
    }

    @Test
    void everyKeyHasItsRowAndNoRowIsAboutAnotherKey() {
        assertThat(rows("## Keys", "Keys of one bank")).isEqualTo(new TreeSet<>(ConfigurationMap.KEYS));
        assertThat(rows("Keys of one bank", "## Banks")).isEqualTo(new TreeSet<>(ConfigurationMap.BANK_KEYS));
    }

    @Test
    void everySettingHasItsRow() {
        List<String> settings = Arrays.stream(Settings.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && !method.isSynthetic())
                .map(Method::getName)
                .toList();
        assertThat(rows("## Times", "`RetryPolicy` is")).isEqualTo(new TreeSet<>(settings));
        List<String> parts = Arrays.stream(RetryPolicy.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(rows("`RetryPolicy` is", "## Settings of the Java machine")).isEqualTo(new TreeSet<>(parts));
    }

    @Test
    void theDefaultsAreRight() {
        Settings settings = Settings.standard();
        assertThat(page)
                .contains("| `callTimeout` | " + settings.callTimeout().toSeconds() + " s |")
                .contains("| `connectTimeout` | " + settings.connectTimeout().toSeconds() + " s |")
                .contains("| `noProgressTimeout` | "
                        + settings.noProgressTimeout().toSeconds() + " s |")
                .contains("| `largestAnswer` | " + settings.largestAnswer() / (1024 * 1024) + " MiB |")
                .contains("| `slotsPerHost` | " + settings.slotsPerHost() + " |")
                .contains("| `reservedSlots` | " + settings.reservedSlots() + " |")
                .contains("| `refreshMargin` | " + settings.refreshMargin().toMinutes() + " min |")
                .contains("| `refreshMarginDivisor` | " + settings.refreshMarginDivisor() + " |")
                .contains("| `refreshFloor` | " + settings.refreshFloor().toSeconds() + " s |")
                .contains("| `refreshLease` | " + settings.refreshLease().toSeconds() + " s |")
                .contains("| `pendingLife` | " + settings.pendingLife().toMinutes() + " min |")
                .contains("| `pageLimit` | " + settings.pageLimit() / 1_000 + ",000 |")
                .contains("| `renewalNotice` | " + settings.renewalNotice().toDays() + " days |");
        RetryPolicy retries = RetryPolicy.standard();
        assertThat(page)
                .contains("| `attended` | " + retries.attended() + " |")
                .contains("| `unattended` | " + retries.unattended() + " |")
                .contains("| `firstPause` | " + retries.firstPause().toMillis() + " ms |")
                .contains("| `longestPause` | " + retries.longestPause().toSeconds() + " s |")
                .contains("| `outagePause` | " + retries.outagePause().toMinutes() + " min |");
    }

    /** Which properties are looked at is seen in the class file: asking for them is not open to other packages. */
    @Test
    void everyMachineSettingThatIsLookedAtIsExplained() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = Pattern.compile("\\b(?:jdk|javax)(?:\\.\\w+)+").matcher(constantsOf(JvmSettings.class));
        while (names.find()) {
            named.add(names.group());
        }
        assertThat(named)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(name -> assertThat(page).contains(name));
        assertThat(page).contains("-Djdk.httpclient.redirects.retrylimit=1");
    }

    private static String constantsOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The first cells of the rows between two texts. */
    private Set<String> rows(String from, String until) {
        int start = page.indexOf(from);
        String part = page.substring(start, page.indexOf(until, start));
        Set<String> keys = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(part);
        while (row.find()) {
            keys.add(row.group(1));
        }
        return keys;
    }
}
