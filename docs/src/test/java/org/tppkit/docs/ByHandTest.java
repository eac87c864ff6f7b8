package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that share nothing with TPPKit, against the simulator in a process of its own. */
class ByHandTest {
    @TempDir
    private Path folder;

    @Test
    void curlOpensslAndPythonWalkTheAccountJourneyAsThePageSays() throws Exception {
        ShellRun.needs("bash", "curl", "openssl", "python3");

        Map<Integer, String> printed = ShellRun.of(ShellPage.read("docs/how-to/call-the-simulator-by-hand.md"), folder)
                .withFilesOf("docs/examples", ".py")
                .run();

        assertThat(printed.values()).anyMatch(output -> output.contains("All totals are right."));
    }
}
