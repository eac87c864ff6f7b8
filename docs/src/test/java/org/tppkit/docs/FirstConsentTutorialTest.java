package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.docs.snippets.FirstConsent;
import org.tppkit.testkit.simulator.DataSet;

/** The tutorial about consents works as it stands: every command, and the Java. */
class FirstConsentTutorialTest {
    @TempDir
    private Path folder;

    @Test
    void theCommandsDoWhatThePageSays() throws Exception {
        Tutorial tutorial = new Tutorial(folder);

        Map<Integer, String> printed = tutorial.run(ShellPage.read("docs/tutorials/first-consent.md"));

        assertThat(printed.values()).anyMatch(output -> output.contains("exit code 11"));
        assertThat(tutorial.file("statement.html")).content().contains("<svg").doesNotContain("<script");
    }

    @Test
    void theJavaReadsWhatTheBankHolds() throws Exception {
        List<String> report = new Tutorial(folder)
                .withSettings((settings, bank) ->
                        FirstConsent.read(settings, page -> bank.approveAll(page, DataSet.MANY_TRANSACTIONS)));

        assertThat(report)
                .singleElement()
                .asString()
                .matches("Compte courant : .*: [1-9][0-9]+ entries, .*NEXT_LINK.*");
    }
}
