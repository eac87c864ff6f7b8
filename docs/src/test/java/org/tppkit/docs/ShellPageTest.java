package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Pages whose commands are run: that right ones pass, and what is said of wrong ones. */
class ShellPageTest {
    private static final String PAGE = "a page.md";

    @TempDir
    private Path folder;

    @Test
    void everyPageWithCommandsToRunIsRunByATest() {
        List<String> tests = Repository.names("docs/src/test/java", "Test.java").stream()
                .map(Repository::read)
                .toList();

        assertThat(Repository.names("docs", ".md"))
                .filteredOn(ShellPage::isMeant)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(tests)
                        .as(page + " is named in a test")
                        .anyMatch(test -> test.contains("ShellPage.read(\"" + page + "\")")));
    }

    @Test
    void allBlocksAreOneShellInAFolderOfItsOwn() throws Exception {
        String printed = run(
                "# A page",
                "<!-- run -->",
                "```sh",
                "WORD=kept",
                "echo \"$GIVEN in ${PWD##*/}, home ${HOME##*/}\" > note",
                "```",
                "words",
                "```sh",
                "false # is not run",
                "```",
                "<!-- run -->",
                "```sh",
                "cat note; echo $WORD",
                "```");

        assertThat(printed).isEqualTo("given in work, home home\nkept\n");
    }

    @Test
    void outputIsComparedWithAnythingWhereThePageHasAnEllipsis() throws Exception {
        assertThat(run(
                        "<!-- run -->",
                        "```sh",
                        "printf 'one 1 [x]\\ntwo\\nthree\\nfour 44 4'",
                        "```",
                        "",
                        "<!-- output -->",
                        "```text",
                        "one … [x]  ",
                        "…",
                        "four … 4",
                        "```"))
                .startsWith("one 1");
    }

    @Test
    void otherOutputIsReportedWithPageAndLineAndWhatWasPrinted() {
        assertThatThrownBy(() -> run(
                        "words",
                        "<!-- run -->",
                        "```sh",
                        "echo 'it is 7'; echo more",
                        "```",
                        "<!-- output -->",
                        "```text",
                        "it is …",
                        "```"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(PAGE + ":3: ")
                .hasMessageContaining("it is …")
                .hasMessageEndingWith("it is 7\nmore\n");
    }

    @Test
    void aCommandThatFailsEndsTheRunAndIsReportedWithItsLineAndOutput() {
        assertThatThrownBy(() -> run(
                        "words",
                        "<!-- run -->",
                        "```sh",
                        "echo begun",
                        "echo 'from the background' > server.log &",
                        "wait",
                        "ls there-is-no-such-file | cat",
                        "echo never",
                        "```"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("server.log:\nfrom the background")
                .hasMessageStartingWith(PAGE + ":7: this command failed (exit code ")
                .hasMessageContaining("begun")
                .hasMessageContaining("there-is-no-such-file")
                .hasMessageNotContaining("never");
    }

    @Test
    void aVariableThatIsNotSetAndAnEndBeforeTheEndAreFailures() {
        assertThatThrownBy(() -> run("<!-- run -->", "```sh", "echo $NO_SUCH_VARIABLE", "```"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(PAGE + ":2: ")
                .hasMessageContaining("NO_SUCH_VARIABLE");
        assertThatThrownBy(
                        () -> run("<!-- run -->", "```sh", "exit 0", "```", "<!-- run -->", "```sh", "echo x", "```"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(PAGE + ":2: the shell ended (exit code 0)");
    }

    @Test
    void whatHangsIsEndedAndReported() {
        ShellPage page = ShellPage.of(PAGE, List.of("<!-- run -->", "```sh", "echo begun; read < <(sleep 600)", "```"));

        assertThatThrownBy(() ->
                        ShellRun.of(page, folder).guard(Duration.ofMillis(200)).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(": not done after PT0.2S");
    }

    @Test
    void aCommandMayRunInTheBackgroundUntilThePageEnds() throws Exception {
        assertThat(run(
                        "<!-- run -->",
                        "```sh",
                        "sleep 600 &",
                        "echo $! > pid",
                        "```",
                        "<!-- run -->",
                        "```sh",
                        "cat pid",
                        "```"))
                .satisfies(pid -> assertThat(
                                ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive))
                        .isEmpty());
    }

    @Test
    void thereIsACommandTppkit() throws Exception {
        assertThat(run("<!-- run -->", "```sh", "tppkit --version", "```")).startsWith("TPPKit ");
    }

    @Test
    void commentsThatMeanNothingAreRefusedWithTheirLine() {
        assertThatThrownBy(() -> ShellPage.of(PAGE, List.of("<!-- run -->", "", "```sh", "true", "```")))
                .hasMessage(PAGE + ":2: below <!-- run --> there must be a block ```sh");
        assertThatThrownBy(() -> ShellPage.of(PAGE, List.of("<!-- output -->", "```text", "x", "```")))
                .hasMessage(PAGE + ":2: this output follows no block that is run");
        assertThatThrownBy(() -> ShellPage.of(PAGE, List.of("<!-- run -->", "```sh", "true")))
                .hasMessage(PAGE + ":2: this block has no end");
    }

    @Test
    void aProgramThatIsMissingSkipsTheTestAndIsNamed() {
        assertThatThrownBy(() -> ShellRun.needs("bash", "no-such-program"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("this machine has no no-such-program");
    }

    private String run(String... lines) throws Exception {
        ShellRun.needs("bash");
        return String.join(
                "",
                ShellRun.of(ShellPage.of(PAGE, List.of(lines)), folder)
                        .variable("GIVEN", "given")
                        .run()
                        .values());
    }
}
