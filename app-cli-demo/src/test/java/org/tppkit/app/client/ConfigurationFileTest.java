package org.tppkit.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
    @TempDir
    private Path folder;

    @Test
    void relativePathsStartAtTheFile() throws IOException {
        Path absolute = folder.resolve("elsewhere").resolve("ca.pem").toAbsolutePath();
        Path file = Files.writeString(
                folder.resolve("tppkit.properties"),
                "identity.pkcs12=keys/../tpp.p12\ntrust.pem="
                        + absolute.toString().replace("\\", "\\\\")
                        + "\ncallTimeout=PT5S\nbank.arkea.fortuneo.name=été\n");

        Map<String, String> settings = ConfigurationFile.read(file);

        assertThat(settings)
                .containsEntry(
                        "identity.pkcs12",
                        folder.resolve("tpp.p12").toAbsolutePath().toString())
                .containsEntry("trust.pem", absolute.toString())
                .containsEntry("callTimeout", "PT5S")
                .containsEntry("bank.arkea.fortuneo.name", "été");
    }

    /** The page stands beside the module, and core's tests hold it to the keys that core knows. */
    @Test
    void everyKeyThatThePageCallsAPathIsOneHere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "configuration.md"));
        Set<String> paths = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\| path \\|").matcher(page);
        while (row.find()) {
            paths.add(row.group(1));
        }
        // The page gives the type of this key in words.
        paths.add("identity.password.file");

        assertThat(ConfigurationFile.PATHS).containsExactlyInAnyOrderElementsOf(paths);
    }
}
