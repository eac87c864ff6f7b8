package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.tppkit.app.cli.CommandReference;

/** Holds the page about the command line in step with the commands. With {@code -Dcli.page=write} it is written anew. */
class CliPageTest {
    private static final String FILE = "docs/reference/cli.md";
    private static final String WRITE = "-Dcli.page=write";

    @Test
    void thePageSaysWhatTheCommandsSay() throws IOException {
        String wanted = CommandReference.page();
        if (System.getProperty("cli.page", "").equals("write")) {
            Files.writeString(Repository.file(FILE), wanted);
            return;
        }

        assertThat(Repository.read(FILE))
                .as("%s differs from the commands: run this test with %s", FILE, WRITE)
                .isEqualTo(wanted);
    }

    @Test
    void thePageIsTheSameEachTimeAndHoldsNeitherColoursNorThisMachine() {
        assertThat(CommandReference.page())
                .isEqualTo(CommandReference.page())
                .doesNotContain("\u001B", System.getProperty("user.home") + "/", "%n", "\r");
    }
}
